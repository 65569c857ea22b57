export type Role = "viewer" | "analyst" | "operator" | "admin";

/** Who asks. Every use-case takes one. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Called for every mutation and export with who did what; never with personal fields. */
export interface AuditLog {
  record(entry: { readonly at: string; readonly principal: string; readonly action: string; readonly subject: string }): void;
}
