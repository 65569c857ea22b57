import { Badge, Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ServingQuery } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { DeploymentComparison } from "../shared/deployment-comparison";
import { formatMoment, formatShare } from "../shared/format";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const SERVING = graphql(`
  query Serving {
    policies {
      name
      description
    }
    deployments {
      version
      at
      by
      champion
      challenger
      split
      shadow
    }
    deploymentComparison {
      experimentId
      champion {
        slates
        mean
      }
      challenger {
        slates
        mean
      }
      difference {
        value
        low
        high
      }
      ripeSlates
      verdict
    }
  }
`);

const DEPLOY = graphql(`
  mutation Deploy($input: DeployInput!) {
    deploy(input: $input) {
      version
    }
  }
`);

const ROLL_BACK = graphql(`
  mutation RollBackDeployment($version: Int!) {
    rollBackDeployment(version: $version) {
      version
    }
  }
`);

const SPLITS = [0.05, 0.1, 0.2, 0.5] as const;

/** Who decides now and who did, how two that share the decisions do, and the way to another or back. */
export function Deployments(): ReactNode {
  const [nChanges, setChanges] = useState(0);
  return (
    <section className="card" aria-labelledby="deployments-title">
      <h2 id="deployments-title">{texts.serving.deployments}</h2>
      <QueryView key={nChanges} fresh query={SERVING} variables={{}} what={texts.serving.thing} skeleton={<LoadingRows rows={3} />}>
        {(data) => (
          <Found
            data={data}
            onChanged={() => {
              setChanges((before) => before + 1);
            }}
          />
        )}
      </QueryView>
    </section>
  );
}

function Found({ data, onChanged }: { readonly data: ServingQuery; readonly onChanged: () => void }): ReactNode {
  const [{ error, fetching }, rollBack] = useMutation(ROLL_BACK);
  const announce = useAnnounce();
  const now = data.deployments.at(0);
  return (
    <>
      <div className="table-scroll" role="region" aria-label={texts.serving.deployments} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.evaluation.since}</th>
              <th scope="col">{texts.evaluation.champion}</th>
              <th scope="col">{texts.evaluation.challenger}</th>
              <th scope="col">{texts.evaluation.shadow}</th>
              <th scope="col">{texts.serving.change}</th>
            </tr>
          </thead>
          <tbody>
            {data.deployments.map((each) => (
              <tr key={each.version}>
                <th scope="row">
                  {typeof each.at === "string" ? formatMoment(each.at) : texts.evaluation.always}
                  {typeof each.by === "string" && <span className="sub">{each.by}</span>}
                </th>
                <td>{each.champion}</td>
                <td>
                  {each.challenger ?? "–"}
                  {typeof each.split === "number" && <span className="sub">{formatShare(each.split)}</span>}
                </td>
                <td>{each.shadow ?? "–"}</td>
                <td>
                  {each === now ? (
                    <Badge variant="outline" color="gray" className="badge-good">
                      {texts.serving.inForce}
                    </Badge>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={fetching}
                      aria-label={texts.serving.bringBackVersion(each.version)}
                      onClick={() => {
                        void rollBack({ version: each.version }).then((result) => {
                          if (result.error !== undefined) return;
                          announce(texts.serving.broughtBack(each.version));
                          onChanged();
                        });
                      }}
                    >
                      {texts.serving.bringBack}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {error !== undefined && (
        <p className="bad-text" role="alert">
          {causeOf(error)}
        </p>
      )}
      <DeploymentComparison comparison={data.deploymentComparison ?? null} />
      <DeployForm data={data} onChanged={onChanged} />
    </>
  );
}

const NOBODY = "";

function DeployForm({ data, onChanged }: { readonly data: ServingQuery; readonly onChanged: () => void }): ReactNode {
  const now = data.deployments.at(0);
  const [champion, setChampion] = useState(now?.champion ?? NOBODY);
  const [challenger, setChallenger] = useState(now?.challenger ?? NOBODY);
  const [split, setSplit] = useState(String(now?.split ?? SPLITS[1]));
  const [shadow, setShadow] = useState(now?.shadow ?? NOBODY);
  const [{ error, fetching }, deploy] = useMutation(DEPLOY);
  const announce = useAnnounce();
  const names = data.policies.map(({ name }) => name);
  const splits = [...new Set([...SPLITS.map(String), split])];
  const or = (name: string): string | null => (name === NOBODY ? null : name);
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        const input = {
          champion,
          challenger: or(challenger),
          split: challenger === NOBODY ? null : Number(split),
          shadow: or(shadow),
          expectedVersion: now?.version ?? null,
        };
        void deploy({ input }).then((result) => {
          if (result.error !== undefined) return;
          announce(texts.serving.deployed(champion));
          onChanged();
        });
      }}
    >
      <Choice label={texts.evaluation.champion} value={champion} names={names} onChange={setChampion} />
      <Choice label={texts.evaluation.challenger} value={challenger} names={[NOBODY, ...names]} onChange={setChallenger} />
      <Choice
        label={texts.serving.split}
        value={split}
        names={splits}
        nameOf={(value) => formatShare(Number(value))}
        disabled={challenger === NOBODY}
        onChange={setSplit}
      />
      <Choice label={texts.evaluation.shadow} value={shadow} names={[NOBODY, ...names]} onChange={setShadow} />
      <Button type="submit" variant="default" loading={fetching}>
        {texts.serving.deploy}
      </Button>
      {error !== undefined && (
        <p className="bad-text" role="alert">
          {causeOf(error)}
        </p>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly nameOf?: (name: string) => string;
  readonly disabled?: boolean;
  readonly onChange: (name: string) => void;
}

function Choice({ label, value, names, nameOf, disabled = false, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="native-select">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name === NOBODY ? texts.serving.nobody : (nameOf?.(name) ?? name)}
          </option>
        ))}
      </select>
    </label>
  );
}
