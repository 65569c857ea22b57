import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { MechanicsQuery } from "../gql/graphql";
import { formatCount, formatShare } from "../shared/format";
import { Interval } from "../shared/interval";
import { ProblemLink } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const MECHANICS = graphql(`
  query Mechanics {
    mechanicEffects {
      outcome
      mechanic
      problemId
      effect
      low
      high
      deals
    }
    mechanicTransfers(suggestedOnly: true) {
      funnelId
      mechanic
      problemId
      uplift
      low
      high
      support
      problemLikeness
      productLikeness
      rank
      advice
      examples {
        dealId
        funnelId
      }
    }
    mechanicExperiments {
      id
      funnelId
      mechanic
      createdAt
      predictedUplift
      baseRate
      perArm
      controlWon
      controlLost
      trialWon
      trialLost
      status
      looksReached
      difference
      low
      high
      updatedUplift
      updatedLow
      updatedHigh
    }
  }
`);

const START_EXPERIMENT = graphql(`
  mutation StartMechanicExperiment($funnelId: ID!, $mechanic: String!) {
    startMechanicExperiment(funnelId: $funnelId, mechanic: $mechanic) {
      id
    }
  }
`);

const RECORD = graphql(`
  mutation RecordMechanicExperiment($id: ID!, $control: ArmOutcomeInput!, $trial: ArmOutcomeInput!) {
    recordMechanicExperiment(id: $id, control: $control, trial: $trial) {
      id
      status
    }
  }
`);

type Outcome = "winRate" | "cycleTime" | "amount";
interface NamedProblem {
  readonly id: string;
  readonly label: string;
}

/** A difference of rates in points with its sign; what rounds to zero has none. */
const signed = (x: number): string => {
  const points = (100 * Math.abs(x)).toFixed(1);
  return points === "0.0" ? points : `${x > 0 ? "+" : "−"}${points}`;
};
const effectText = (outcome: Outcome, x: number): string => (outcome === "winRate" ? texts.funnels.points(signed(x)) : `${x.toFixed(2)}×`);

/** What mechanics do in each problem, where they are suggested, and the experiments that try them. */
export function Mechanics({ problems }: { readonly problems: readonly NamedProblem[] }): ReactNode {
  // A new number asks again after something was changed.
  const [asked, setAsked] = useState(0);
  const again = (): void => {
    setAsked(asked + 1);
  };
  return (
    <QueryView key={asked} fresh query={MECHANICS} variables={{}} what={texts.funnels.mechanicsThing} skeleton={<LoadingRows rows={6} />}>
      {(data) => (
        <>
          <Matrix effects={data.mechanicEffects} problems={problems} />
          <Transfers transfers={data.mechanicTransfers} problems={problems} experiments={data.mechanicExperiments} onChange={again} />
          {data.mechanicExperiments.length > 0 && <Experiments experiments={data.mechanicExperiments} onChange={again} />}
        </>
      )}
    </QueryView>
  );
}

function Matrix({
  effects,
  problems,
}: {
  readonly effects: MechanicsQuery["mechanicEffects"];
  readonly problems: readonly NamedProblem[];
}): ReactNode {
  const [outcome, setOutcome] = useState<Outcome>("winRate");
  const shown = effects.filter((effect) => effect.outcome === outcome);
  const mechanics = [...new Set(shown.map(({ mechanic }) => mechanic))];
  const cells = new Map(shown.map((effect) => [`${effect.mechanic}\n${effect.problemId}`, effect]));
  const neutral = outcome === "winRate" ? 0 : 1;
  const reach = Math.max(0.05, ...shown.map(({ low, high }) => Math.max(Math.abs(high - neutral), Math.abs(low - neutral))));
  return (
    <section className="card" aria-labelledby="matrix-title">
      <h2 id="matrix-title">{texts.funnels.matrix}</h2>
      <p className="muted">{texts.funnels.matrixLead}</p>
      <label className="native-select">
        <span>{texts.funnels.outcome}</span>
        <select
          value={outcome}
          onChange={(event) => {
            setOutcome(event.currentTarget.value as Outcome);
          }}
        >
          {(["winRate", "cycleTime", "amount"] as const).map((each) => (
            <option key={each} value={each}>
              {texts.funnels.outcomes[each]}
            </option>
          ))}
        </select>
      </label>
      {mechanics.length === 0 ? (
        <p className="muted">{texts.funnels.noMechanics}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={texts.funnels.matrix} tabIndex={0}>
          <table className="table matrix">
            <thead>
              <tr>
                <th scope="col">{texts.funnels.mechanic}</th>
                {problems.map((problem) => (
                  <th key={problem.id} scope="col">
                    <ProblemLink id={problem.id} label={problem.label} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {mechanics.map((mechanic) => (
                <tr key={mechanic}>
                  <th scope="row">{mechanic}</th>
                  {problems.map((problem) => {
                    const cell = cells.get(`${mechanic}\n${problem.id}`);
                    if (cell === undefined) return <td key={problem.id} />;
                    const clear = cell.low > neutral || cell.high < neutral;
                    return (
                      <td key={problem.id} title={texts.funnels.cellDeals(formatCount(cell.deals))}>
                        <span className={clear ? "matrix-value matrix-clear" : "matrix-value"}>{effectText(outcome, cell.effect)}</span>
                        <Interval
                          value={cell.effect}
                          low={cell.low}
                          high={cell.high}
                          domain={[neutral - reach, neutral + reach]}
                          reference={neutral}
                          width={84}
                        />
                        <span className="sub">
                          {effectText(outcome, cell.low)} – {effectText(outcome, cell.high)}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const MOST_TRANSFERS = 100;

function Transfers(props: {
  readonly transfers: MechanicsQuery["mechanicTransfers"];
  readonly problems: readonly NamedProblem[];
  readonly experiments: MechanicsQuery["mechanicExperiments"];
  readonly onChange: () => void;
}): ReactNode {
  const { transfers, problems, experiments, onChange } = props;
  const [{ fetching, error }, start] = useMutation(START_EXPERIMENT);
  const labels = new Map(problems.map(({ id, label }) => [id, label]));
  const planned = new Set(experiments.map(({ funnelId, mechanic }) => `${funnelId}\n${mechanic}`));
  return (
    <section className="card" aria-labelledby="transfers-title">
      <h2 id="transfers-title">{texts.funnels.transfers}</h2>
      <p className="muted">{texts.funnels.transfersLead}</p>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
      {transfers.length === 0 ? (
        <p className="muted">{texts.funnels.noTransfers}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={texts.funnels.transfers} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{texts.funnels.funnel}</th>
                <th scope="col">{texts.funnels.mechanic}</th>
                <th scope="col">{texts.funnels.throughProblem}</th>
                <th scope="col" className="number">
                  {texts.funnels.uplift}
                </th>
                <th scope="col" className="number">
                  {texts.funnels.support}
                </th>
                <th scope="col">{texts.funnels.examples}</th>
                <th scope="col">
                  <span className="visually-hidden">{texts.funnels.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {transfers.slice(0, MOST_TRANSFERS).map((row) => (
                <tr key={`${row.funnelId} ${row.mechanic}`}>
                  <th scope="row">{row.funnelId}</th>
                  <td>
                    {row.mechanic}
                    {row.advice === "experiment" && <span className="sub">{texts.funnels.experimentFirst}</span>}
                  </td>
                  <td>
                    <ProblemLink id={row.problemId} label={labels.get(row.problemId) ?? row.problemId} />
                  </td>
                  <td className="number">
                    {texts.funnels.points(signed(row.uplift))}
                    <span className="sub">
                      {signed(row.low)} – {signed(row.high)}
                    </span>
                  </td>
                  <td className="number">
                    {formatCount(row.support)}
                    <span className="sub">
                      {texts.funnels.likeness(formatShare(row.problemLikeness), formatShare(row.productLikeness))}
                    </span>
                  </td>
                  <td>{row.examples.map(({ dealId }) => dealId).join(", ")}</td>
                  <td className="number">
                    {planned.has(`${row.funnelId}\n${row.mechanic}`) ? (
                      <span className="muted">{texts.funnels.planned}</span>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={fetching}
                        onClick={() => {
                          void start({ funnelId: row.funnelId, mechanic: row.mechanic }).then((result) => {
                            if (result.error === undefined) onChange();
                          });
                        }}
                      >
                        {texts.funnels.plan}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {transfers.length > MOST_TRANSFERS && <p className="muted">{texts.funnels.transfersLeftOut(transfers.length - MOST_TRANSFERS)}</p>}
    </section>
  );
}

type Experiment = MechanicsQuery["mechanicExperiments"][number];

function Experiments({ experiments, onChange }: { readonly experiments: readonly Experiment[]; readonly onChange: () => void }): ReactNode {
  return (
    <section className="card" aria-labelledby="experiments-title">
      <h2 id="experiments-title">{texts.funnels.experiments}</h2>
      <p className="muted">{texts.funnels.experimentsLead}</p>
      <ul className="plain-list stack-m">
        {experiments.map((experiment) => (
          <li key={experiment.id}>
            <ExperimentCard experiment={experiment} onChange={onChange} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExperimentCard({ experiment, onChange }: { readonly experiment: Experiment; readonly onChange: () => void }): ReactNode {
  const [{ fetching, error }, record] = useMutation(RECORD);
  const [counts, setCounts] = useState({ controlWon: 0, controlLost: 0, trialWon: 0, trialLost: 0 });
  const { difference, low, high } = experiment;
  return (
    <div className="stack-s">
      <p>
        <strong>
          {experiment.funnelId}: {experiment.mechanic}
        </strong>{" "}
        · {texts.funnels.statuses[experiment.status] ?? experiment.status}
      </p>
      <p className="muted">
        {texts.funnels.design(formatShare(experiment.baseRate), signed(experiment.predictedUplift), formatCount(experiment.perArm))}
      </p>
      <p>
        {texts.funnels.soFar(
          `${experiment.controlWon}/${experiment.controlWon + experiment.controlLost}`,
          `${experiment.trialWon}/${experiment.trialWon + experiment.trialLost}`,
          experiment.looksReached,
        )}{" "}
        {typeof difference === "number" &&
          typeof low === "number" &&
          typeof high === "number" &&
          texts.funnels.seen(signed(difference), signed(low), signed(high))}{" "}
        {texts.funnels.updated(signed(experiment.updatedUplift), signed(experiment.updatedLow), signed(experiment.updatedHigh))}
      </p>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void record({
            id: experiment.id,
            control: { won: counts.controlWon, lost: counts.controlLost },
            trial: { won: counts.trialWon, lost: counts.trialLost },
          }).then((result) => {
            if (result.error === undefined) onChange();
          });
        }}
      >
        {(["controlWon", "controlLost", "trialWon", "trialLost"] as const).map((name) => (
          <label key={name} className="native-select">
            <span>{texts.funnels.counts[name]}</span>
            <input
              type="number"
              min={0}
              value={counts[name]}
              onChange={(event) => {
                setCounts({ ...counts, [name]: Math.max(0, Math.floor(Number(event.currentTarget.value))) });
              }}
            />
          </label>
        ))}
        <Button type="submit" variant="default" loading={fetching}>
          {texts.funnels.addDeals}
        </Button>
      </form>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
    </div>
  );
}
