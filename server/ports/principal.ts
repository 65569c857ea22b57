export const ROLES = ["viewer", "analyst", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. Every use-case takes one. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Operations the caller is held to, `*` at the end for any ending: `lists.*`. Missing or null: all that the roles allow. */
  readonly scopes?: readonly string[] | null;
}

/** Called for every mutation and export with who did what; never with personal fields. */
export interface AuditLog {
  record(entry: { readonly at: string; readonly principal: string; readonly action: string; readonly subject: string }): void;
}
