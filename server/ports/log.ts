/** A structured log; pino's logger is one. Entries carry ids, never names or other personal fields. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
