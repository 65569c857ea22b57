import { literal } from "../stores/duckdb/sql-text";

/** A path for DuckDB's file readers: quoted, and with the characters of file patterns taken literally. */
export const fileLiteral = (path: string): string => literal(path.replace(/[*?[]/g, (character) => `[${character}]`));
