// Imports a folder with the built program; says when it starts to store. Killed by the tests of kill -9.
const { join } = require("node:path");
const root = join(__dirname, "..", "..", "..", "dist", "server");
const { openStores } = require(join(root, "stores", "open-stores.js"));
const { importFolder } = require(join(root, "ingestion", "import-folder.js"));

async function main() {
  const [store, folder] = process.argv.slice(2);
  const stores = await openStores(`duckdb:${store}`, { threads: 1, memoryLimit: "512MB" });
  process.stdout.write("open\n");
  const onProgress = ({ stage }) => process.stdout.write(`${stage}\n`);
  await importFolder(stores, { folder, now: new Date("2025-06-15T12:00:00Z"), onProgress });
  await stores.close();
  process.stdout.write("closed\n");
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
