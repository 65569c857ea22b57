/** The line that docker-compose.yml runs too. */
const IMAGE = "neo4j:5.26-community";
const BOLT = 7687;

export interface Neo4jContainerOptions {
  /** Port of this machine, the same after a kill. */
  readonly port: number;
  readonly password: string;
  readonly gds: boolean;
  readonly startMs: number;
  /** Outlives this process: `removeContainer` ends it. Else it ends with the process at the latest. */
  readonly outlives: boolean;
}

/** Starts a Neo4j container; gives its id. Pulls the image the first time, and the plugin each time, from the network. */
export async function startContainer({ port, password, gds, startMs, outlives }: Neo4jContainerOptions): Promise<string> {
  // Loaded where it is used: most runs have no container.
  const { GenericContainer } = await import("testcontainers");
  const container = new GenericContainer(IMAGE)
    .withExposedPorts({ container: BOLT, host: port })
    .withEnvironment({
      NEO4J_AUTH: `neo4j/${password}`,
      NEO4J_server_memory_heap_max__size: "1G",
      ...(gds && { NEO4J_PLUGINS: '["graph-data-science"]' }),
    })
    .withStartupTimeout(startMs);
  const started = await (outlives ? container.withReuse() : container).start();
  return started.getId();
}

async function containerOf(id: string) {
  const { getContainerRuntimeClient } = await import("testcontainers");
  return (await getContainerRuntimeClient()).container.getById(id);
}

/** As a power cut would; `startAgain` brings it back with its data. */
export async function killContainer(id: string): Promise<void> {
  const container = await containerOf(id);
  if ((await container.inspect()).State.Running) await container.kill();
}

export async function startAgain(id: string): Promise<void> {
  await (await containerOf(id)).start();
}

export async function removeContainer(id: string): Promise<void> {
  await (await containerOf(id)).remove({ force: true, v: true });
}
