import { defineConfig, type Plugin } from "vite";

/**
 * Operations as the texts that they are written as, each in the file of its view: the generated map of all of them as parsed documents would be most
 * of the first file of the page. The client parses those that are asked. An operation holds all of its fragments.
 */
const operationsAsTexts: Plugin = {
  name: "operations-as-texts",
  load: (id) => (/[\\/]src[\\/]gql[\\/]gql\.ts$/.test(id) ? "export const graphql = (operation) => operation;" : null),
};

/** Names the file of the graph in the page, so that `before-first-picture.js` can ask for it beside the first file and not after it. */
const graphFileInPage: Plugin = {
  name: "graph-file-in-page",
  transformIndexHtml: (_, { bundle }) => {
    const chunk = Object.values(bundle ?? {}).find((each) => each.type === "chunk" && each.name === "graph-view");
    return chunk === undefined
      ? []
      : [{ tag: "meta", attrs: { name: "graph-file", content: `/${chunk.fileName}` }, injectTo: "head-prepend" }];
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [operationsAsTexts, graphFileInPage],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // A font or image inside the stylesheet would delay the first picture and need `data:` in the content policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What most views share comes in one file: many small ones queue for the browser's few connections. Charts stay with what shows them.
      output: { codeSplitting: { groups: [{ name: "shared", test: /web[\\/]src[\\/](data|shared)[\\/](?!plot-figure)/ }] } },
      // Component libraries mark their modules "use client" for server rendering; there is none here.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  // `npx vite web` beside a running `dealgraph serve`.
  server: { proxy: { "/graphql": "http://127.0.0.1:4000", "/api": "http://127.0.0.1:4000" } },
});
