import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // A font or image inside the stylesheet would delay the first picture and need `data:` in the content policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Component libraries mark their modules "use client" for server rendering; there is none here.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  // `npx vite web` beside a running `dealgraph serve`.
  server: { proxy: { "/graphql": "http://127.0.0.1:4000", "/api": "http://127.0.0.1:4000" } },
});
