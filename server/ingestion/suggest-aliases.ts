import { compareIds } from "../../graph/deals/ids";
import type { Alias, Attributes, DealStore } from "../ports/deal-store";
import { InputError } from "../ports/errors";

export const ALIAS_RULES = ["name", "domain"] as const;
/** `name`: equal names but for case, accents, punctuation and legal form; `domain`: one web or mail domain of their own. */
export type AliasRule = (typeof ALIAS_RULES)[number];

export interface AliasSuggestion extends Alias {
  readonly rule: AliasRule;
  /** What the two have in common. */
  readonly evidence: string;
}

/** Legal forms, as single words after dots were taken out (`s.r.o.` is `sro`). */
const LEGAL_FORMS = new Set(
  "ab ag aps as asa bhd bv bvba co company corp corporation cv doo ead eirl eood ev gbr gesmbh gmbh inc incorporated jsc kg kgaa kft kk lda limited llc llp lp ltd ltda mbh nv nyrt oao og ohg ood ooo oy oyj oü plc pllc pt pte pty pvt sa sab sae saoc sapi sarl sas sau sca scs sdn se sia sl slu snc sp spa spk spol srl sro srls uab ug vof zao zoo zrt".split(
    " ",
  ),
);
/** Mail of everyone: says nothing about the firm. */
const PUBLIC_DOMAINS = new Set(
  "gmail.com googlemail.com yahoo.com yahoo.co.uk hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com gmx.de gmx.net gmx.com web.de t-online.de mail.ru yandex.ru qq.com 163.com 126.com protonmail.com proton.me orange.fr free.fr wanadoo.fr libero.it seznam.cz wp.pl o2.pl".split(
    " ",
  ),
);
const DOMAIN_ATTRIBUTE = /^(e[-_ ]?mail|mail|web[-_ ]?site|web|url|domain|homepage|home[-_ ]?page)(\b|_)/i;

/**
 * A firm's name without what writers vary: case, accents, punctuation, `&` for `and`, a leading `the`, legal forms at the end.
 * @returns words joined by one space; empty when nothing is left
 */
export function normaliseName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("&", " and ")
    // Dots within an abbreviation bind: s.r.o. is one word.
    .replace(/(?<=\b\p{L})\.\s?(?=\p{L}\b)/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length > 1 && words[0] === "the") words.shift();
  // "Foo GmbH & Co. KG": forms and their glue go from the end, a name that is nothing else stays.
  let end = words.length;
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1]) || (words[end - 1] === "and" && end < words.length))) end -= 1;
  return words.slice(0, end).join(" ");
}

/** The firm's domain in an address of a site or mailbox; null when there is none of its own. */
export function ownDomain(text: string): string | null {
  const match = /^(?:[a-z]+:\/\/)?(?:[^\s/@]+@)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[:/?#].*)?$/i.exec(text.trim());
  const domain = match?.[1].toLowerCase() ?? null;
  return domain === null || PUBLIC_DOMAINS.has(domain) ? null : domain;
}

interface Named {
  readonly id: string;
  readonly name: string | null;
  readonly attributes: Attributes;
}

/**
 * Ids that look like one client or product. Within a group the smallest id (in id order) is the canonical one. Nothing is changed.
 * @returns sorted by canonical id, then alias id; each alias once, by the first rule that finds it
 */
export async function suggestAliases(
  store: DealStore,
  entity: Alias["entity"],
  rules: readonly AliasRule[] = ALIAS_RULES,
): Promise<readonly AliasSuggestion[]> {
  const rows = await readAll(store, entity);
  const suggestions = new Map<string, AliasSuggestion>();
  for (const rule of rules) {
    const groups = new Map<string, string[]>();
    for (const row of rows) {
      for (const evidence of evidenceOf(row, rule)) {
        const group = groups.get(evidence);
        if (group === undefined) groups.set(evidence, [row.id]);
        else group.push(row.id);
      }
    }
    for (const [evidence, [canonicalId, ...others]] of [...groups].sort(([a], [b]) => compareIds(a, b))) {
      // An id that is an alias already leads on to its canonical one: no circles, and groups that touch become one.
      const root = suggestions.get(canonicalId)?.canonicalId ?? canonicalId;
      for (const aliasId of others) {
        if (suggestions.has(aliasId) || aliasId === root) continue;
        suggestions.set(aliasId, { entity, aliasId, canonicalId: root, reason: `rule:${rule}`, rule, evidence });
      }
    }
  }
  return [...suggestions.values()]
    .map((suggestion) => ({ ...suggestion, canonicalId: rootOf(suggestions, suggestion.aliasId) }))
    .sort((a, b) => compareIds(a.canonicalId, b.canonicalId) || compareIds(a.aliasId, b.aliasId));
}

/**
 * Merges what one rule finds; `removeAliases` takes it apart again.
 * @returns the aliases that were added
 */
export async function applyAliasRule(store: DealStore, entity: Alias["entity"], rule: AliasRule): Promise<readonly Alias[]> {
  if (!ALIAS_RULES.includes(rule)) throw new InputError(`no alias rule "${rule as string}": use ${ALIAS_RULES.join(" or ")}`);
  const aliases = (await suggestAliases(store, entity, [rule])).map(({ aliasId, canonicalId, reason }) => ({
    entity,
    aliasId,
    canonicalId,
    reason,
  }));
  await store.putAliases(aliases);
  return aliases;
}

function rootOf(suggestions: ReadonlyMap<string, AliasSuggestion>, aliasId: string): string {
  let id = aliasId;
  for (let next = suggestions.get(id); next !== undefined; next = suggestions.get(id)) id = next.canonicalId;
  return id;
}

/** Ids ascend, so the first of a group is its smallest. */
async function readAll(store: DealStore, entity: Alias["entity"]): Promise<readonly Named[]> {
  const rows: Named[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<DealStore["clients"] | DealStore["products"]>> =
      entity === "client" ? await store.clients({}, { first: 10_000, after }) : await store.products({}, { first: 10_000, after });
    for (const node of page.nodes) {
      rows.push({ id: "clientId" in node ? node.clientId : node.productId, name: node.name, attributes: node.attributes });
    }
    after = page.hasNextPage ? page.cursors[page.cursors.length - 1] : null;
  } while (after !== null);
  return rows;
}

function evidenceOf({ name, attributes }: Named, rule: AliasRule): readonly string[] {
  if (rule === "name") {
    const normal = normaliseName(name ?? "");
    return normal === "" ? [] : [normal];
  }
  const domains = Object.entries(attributes)
    .filter(([key]) => DOMAIN_ATTRIBUTE.test(key))
    .map(([, value]) => ownDomain(value))
    .filter((domain) => domain !== null);
  return [...new Set(domains)];
}
