import { besideStore } from "../auth/create-auth";
import type { Config } from "../config";
import { systemClock } from "../ports/clock";
import type { PrivacyBook } from "../ports/privacy-book";
import type { Stores } from "../ports/stores";
import { isServerUrl } from "../stores/open-stores";
import { PrivacyFile } from "./privacy-file";
import { PrivacyInStore } from "./privacy-in-store";

/**
 * The tombstones and receipts of a store: in the file that `DEALGRAPH_PRIVACY_FILE` names, else beside an embedded store, in the store itself
 * where it is a server, in memory where the store is.
 */
export async function openPrivacy(
  stores: Pick<Stores, "url" | "settings">,
  { privacyFile, pseudonymKey, pseudonymFields }: Pick<Config, "privacyFile" | "pseudonymKey" | "pseudonymFields">,
): Promise<PrivacyBook> {
  const options = { key: pseudonymKey, pseudonymFields };
  if (privacyFile === null && isServerUrl(stores.url)) return PrivacyInStore.open(stores.settings, systemClock, options);
  return new PrivacyFile({ path: besideStore(stores.url, privacyFile, "privacy.json"), ...options });
}
