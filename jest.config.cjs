// Packages that ship only ES modules: jest's CommonJS loader needs them transformed.
const esmOnly = ["ml-kmeans", "ml-[^/]+", "pure-rand", "graphql-scalars", "jose", "is-any-array", "cheminfo-types", "graphql-request"];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Machines differ and tests share them: a limit against hanging, not a measurement.
  testTimeout: 180_000,
  globalSetup: "<rootDir>/test/support/name-test-run.ts",
  globalTeardown: "<rootDir>/test/support/stop-neo4j.ts",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "\\.long\\.test\\.ts$"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.(t|j|mj)sx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
};
