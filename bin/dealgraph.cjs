#!/usr/bin/env node
// Starts the built command line; builds the server part first when it is missing or older than its sources.
const { existsSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const entry = join(root, "dist", "server", "cli", "main.js");

function newestSource() {
  let newest = 0;
  for (const folder of ["graph", "server"]) {
    for (const file of readdirSync(join(root, folder), { recursive: true }))
      newest = Math.max(newest, statSync(join(root, folder, String(file))).mtimeMs);
  }
  return newest;
}

if (!existsSync(entry) || statSync(entry).mtimeMs < newestSource()) require("../scripts/build-server.cjs");
require(entry);
