#!/usr/bin/env node
// Starts the built command line; builds first what is missing or older than its sources: the explorer only for commands that serve it.
const { ensureBuilt } = require("../scripts/ensure-built.cjs");

ensureBuilt("server");
if (["demo", "serve"].includes(process.argv[2] ?? "")) ensureBuilt("web");
require("../dist/server/cli/main.js");
