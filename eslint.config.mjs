import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import jsdoc from "eslint-plugin-jsdoc";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const isPure = { files: ["graph/**/*.ts"] };

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/dist/**",
      // What the test line downloads.
      "**/.cache/**",
      "**/*.config.*",
      "**/*.cjs",
      // Recipes for other programs, in their languages; tested by running them.
      "docs/**",
      "**/*.mjs",
      "web/src/gql/**",
      "web/public/**",
      "coverage/**",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { rules: { "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }] } },
  {
    // Every exported name in graph/ is documented; types live in TypeScript, not in comments.
    ...isPure,
    plugins: { jsdoc },
    rules: {
      "jsdoc/require-jsdoc": ["error", { publicOnly: true, contexts: ["TSInterfaceDeclaration", "TSTypeAliasDeclaration"] }],
      "jsdoc/no-types": "error",
    },
  },
  {
    // Same inputs, same outputs.
    ...isPure,
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "process", message: "graph/ takes options, not environment." },
        { name: "fetch", message: "graph/ does no IO." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Take an rng option." },
        { object: "Date", property: "now", message: "Take the time as an argument." },
      ],
    },
  },
  {
    // Resolvers may return plain objects for type-graphql object types.
    files: ["server/graphql/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-extraneous-class": ["error", { allowWithDecorator: true }],
    },
  },
  {
    // The Neo4j driver types its options as classes and takes plain objects.
    files: ["server/stores/neo4j/**/*.ts", "test/support/neo4j-server.ts", "test/bench/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
  },
  { files: ["web/**/*.{ts,tsx}"], plugins: { "react-hooks": reactHooks }, rules: reactHooks.configs.recommended.rules },
  prettier,
);
