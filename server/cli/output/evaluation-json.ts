import { isoDateOfDay } from "../../../graph/deals/dataset";
import type { CutEvaluation, Difference, EvaluationReport, MethodResult, RetroEvaluation } from "../../../graph/evaluation/holdout-report";
import type { Interval } from "../../../graph/evaluation/off-policy/intervals";

const interval = ({ low, high }: Interval) => ({ ci_low: low, ci_high: high });
const difference = (d: Difference) => ({ value: d.value, ...interval(d) });

const methodRow = ({ method, metrics, ndcgInterval, quality, tuning, rankingLead, verdict }: MethodResult) => ({
  method,
  ndcg10: metrics.ndcg10,
  ...interval(ndcgInterval),
  hit5: metrics.hit5,
  recall10: metrics.recall10,
  map10: metrics.map10,
  mrr10: metrics.mrr10,
  coverage: quality.coverage,
  novelty_bits: quality.novelty,
  popular_share: quality.popularShare,
  parameters: tuning?.parameters ?? null,
  blend: tuning?.blend ?? null,
  inner_ndcg10: tuning === null || Number.isNaN(tuning.innerNdcg10) ? null : tuning.innerNdcg10,
  ranking_lead: rankingLead === null ? null : difference(rankingLead),
  ranking_is: verdict,
});

const peerRow = (peer: CutEvaluation["bestPeer"]) =>
  peer === null ? null : { method: peer.method, ratio: peer.ratio, ranking_lead: difference(peer.lead), ranking_is: peer.verdict };

const retroRow = (retro: RetroEvaluation) => ({
  offers_per_client: retro.offersPerClient,
  clients: retro.nClients,
  offers: retro.nOffers,
  adoptions_after: retro.nAdoptions,
  adopted_value: retro.adoptedValue,
  has_amounts: retro.hasAmounts,
  closed_later: {
    count: difference(retro.closed.count),
    value: difference(retro.closed.value),
    expected_count: retro.closed.expectedCount,
    median_days: retro.closed.medianDays,
  },
  popularity_closed_later: { count: retro.popularity.closed, value: retro.popularity.value },
  left_on_table: { count: difference(retro.leftOnTable.count), value: difference(retro.leftOnTable.value) },
  still_open: {
    count: retro.open.count,
    expected_count: difference(retro.open.expectedCount),
    expected_value: difference(retro.open.expectedValue),
  },
});

const cutRow = (cut: CutEvaluation) => ({
  cut: isoDateOfDay(cut.cutDay),
  end: isoDateOfDay(cut.endDay),
  clients: cut.counts.clients,
  products: cut.counts.products,
  judged_clients: cut.counts.judgedClients,
  adoptions: cut.counts.adoptions,
  replayed_adoptions: cut.fit.nPositives,
  lambda: cut.fit.lambda,
  methods: cut.methods.map(methodRow),
  best_peer: peerRow(cut.bestPeer),
  chosen_peer: peerRow(cut.chosenPeer),
  richness: cut.richness.map((row) => ({
    from_products: row.fromProducts,
    to_products: row.toProducts,
    clients: row.nClients,
    ranking: row.ranking,
    popularity: row.popularity,
    best_peer: row.bestPeer,
    ranking_lead: difference(row.lead),
  })),
  calibration:
    cut.calibration === null
      ? null
      : {
          clients: cut.calibration.nClients,
          cells: cut.calibration.nCells,
          expected: cut.calibration.expected,
          observed: cut.calibration.observed,
          observed_over_expected: difference(cut.calibration.ratio),
          error: cut.calibration.error,
          bins: cut.calibration.bins.map((bin) => ({
            cells: bin.nCells,
            predicted: bin.predicted,
            observed: bin.observed,
            ...interval(bin.interval),
          })),
        },
  retro: cut.retro === null ? null : retroRow(cut.retro),
  predictability: cut.predictability.map((row) => ({
    description: row.description,
    bits_per_deal: row.bits,
    ci_low: row.low,
    ci_high: row.high,
  })),
  notes: cut.notes,
});

/** The report as plain JSON, snake_case; what cannot be told is null. */
export function evaluationJson({ options, cuts, meanRatio }: EvaluationReport): string {
  const report = {
    mean_ratio_to_best_peer: meanRatio,
    cuts: cuts.map(cutRow),
    options: {
      horizon_days: options.horizonDays,
      seed: options.seed,
      resamples: options.resamples,
      level: options.level,
      max_clients: options.maxClients,
      offers_per_client: options.offersPerClient,
      peers: options.peers,
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
