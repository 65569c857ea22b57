/** How tests come to a Neo4j server, or why they do not. */
export type Neo4jSource =
  /** NEO4J_URI. */
  | { readonly kind: "given"; readonly url: string }
  /** Java and Maven: scripts/neo4j. */
  | { readonly kind: "recipe" }
  /** A container, by Testcontainers. */
  | { readonly kind: "container" }
  | { readonly kind: "none"; readonly why: string };

/** What is looked at, in this order and no further than needed; null: nothing is missing. */
export interface Neo4jProbes {
  readonly given: string | undefined;
  readonly recipe: () => string | null;
  readonly docker: () => string | null;
}

/** The given server, else the one that Java and Maven make, which needs no image, else a container. */
export function chooseNeo4j({ given, recipe, docker }: Neo4jProbes): Neo4jSource {
  if (given !== undefined && given !== "") return { kind: "given", url: given };
  const noRecipe = recipe();
  if (noRecipe === null) return { kind: "recipe" };
  const noDocker = docker();
  return noDocker === null ? { kind: "container" } : { kind: "none", why: `${noRecipe}; ${noDocker}; or set NEO4J_URI` };
}
