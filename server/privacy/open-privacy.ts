import { besideStore } from "../auth/create-auth";
import type { Config } from "../config";
import type { PrivacyBook } from "../ports/privacy-book";
import { PrivacyFile } from "./privacy-file";

/** The tombstones and receipts of a store: in a file beside an embedded one, or where `DEALGRAPH_PRIVACY_FILE` says. */
export function openPrivacy(storeUrl: string, config: Pick<Config, "privacyFile" | "pseudonymKey" | "pseudonymFields">): PrivacyBook {
  const path = besideStore(storeUrl, config.privacyFile, "privacy.json");
  return new PrivacyFile({ path, key: config.pseudonymKey, pseudonymFields: config.pseudonymFields });
}
