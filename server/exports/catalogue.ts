import { InvalidArgumentError } from "../../graph/numeric/errors";
import type { ListDefinition } from "./list";
import { analysisLists } from "./lists/analysis-lists";
import { decisionLists } from "./lists/decision-lists";
import { funnelLists } from "./lists/funnel-lists";
import { leadLists } from "./lists/lead-lists";
import { recordLists } from "./lists/record-lists";
import { serviceLists } from "./lists/service-lists";
import { whitespaceLists } from "./lists/whitespace-lists";

/** Every flat list of the product, by name. A new one is an entry here: see "Adding a list" in server/README.md. */
export const LISTS: readonly ListDefinition[] = sortLists([
  ...analysisLists,
  ...decisionLists,
  ...funnelLists,
  ...leadLists,
  ...recordLists,
  ...serviceLists,
  ...whitespaceLists,
]);

export const findList = (name: string): ListDefinition | undefined => LISTS.find((list) => list.name === name);

function sortLists(lists: readonly ListDefinition[]): readonly ListDefinition[] {
  const sorted = [...lists].sort((a, b) => (a.name < b.name ? -1 : 1));
  sorted.forEach((list, i) => {
    if (sorted.at(i + 1)?.name === list.name) throw new InvalidArgumentError(`list ${list.name} is defined twice`);
  });
  return Object.freeze(sorted);
}
