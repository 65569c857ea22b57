// Import rules. Run: npx depcruise --config .dependency-cruiser.cjs graph server web test
const stages = [
  "deals",
  "incidence",
  "projection",
  "communities",
  "mixtures",
  "chain",
  "states",
  "signals",
  "simulation",
  "policy",
  "recommendation",
  "evaluation",
  "funnels",
  "leads",
];
/** A stage may import itself, earlier stages and graph/numeric; never a later stage. */
const stageOrder = stages.slice(0, -1).map((stage, i) => ({
  name: `stage-order-${stage}`,
  comment: `graph/${stage} may not import a later stage`,
  severity: "error",
  from: { path: `^graph/${stage}/` },
  to: { path: `^graph/(${stages.slice(i + 1).join("|")})/` },
}));
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "graph-is-pure", severity: "error", from: { path: "^graph/" }, to: { path: "^(server|web|cypher|test)/" } },
    { name: "graph-no-io", severity: "error", from: { path: "^graph/" }, to: { dependencyTypes: ["core"] } },
    {
      name: "graph-no-adapters",
      severity: "error",
      from: { path: "^graph/" },
      to: { path: "node_modules/(neo4j-driver|@apollo|type-graphql|graphql|react|sigma)/" },
    },
    { name: "web-talks-over-the-network", severity: "error", from: { path: "^web/" }, to: { path: "^(server|graph)/" } },
    { name: "server-not-web", severity: "error", from: { path: "^server/" }, to: { path: "^(web|test)/" } },
    {
      name: "driver-only-in-neo4j-store",
      severity: "error",
      from: { path: "^server/", pathNot: "^server/(stores/neo4j/|main\\.ts)" },
      to: { path: "node_modules/neo4j-driver/" },
    },
    {
      name: "graphql-only-at-the-edge",
      severity: "error",
      from: { path: "^server/", pathNot: "^server/(graphql/|main\\.ts)" },
      to: { path: "node_modules/(type-graphql|graphql|@apollo)/" },
    },
    ...stageOrder,
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js"] },
  },
};
