import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types of every operation in src/ from the emitted schema: `npm run web:codegen`. The output is committed. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["web/src/**/*.{ts,tsx}", "!web/src/gql/**"],
  ignoreNoDocuments: true,
  generates: {
    "web/src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: { JSONObject: "Record<string, unknown>" },
      },
    },
  },
};

export default config;
