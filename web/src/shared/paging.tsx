import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { texts } from "../texts";
import { formatCount } from "./format";

export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly setPage: (page: number) => void;
  readonly variables: { readonly first: number; readonly offset: number };
}

/** The page of a list, kept in the address under `name`, from 1. */
export function usePaging(size: number, name: string): Paging {
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get(name) ?? 1);
  const page = Number.isSafeInteger(asked) && asked >= 1 ? asked : 1;
  const setPage = (next: number): void => {
    setParams(
      (before) => {
        if (next <= 1) before.delete(name);
        else before.set(name, String(next));
        return before;
      },
      { preventScrollReset: true },
    );
  };
  return { page, size, setPage, variables: { first: size, offset: (page - 1) * size } };
}

interface PagedProps {
  readonly paging: Paging;
  readonly total: number;
  readonly updating: boolean;
  readonly children: ReactNode;
}

/** Rows with "11-20 of 89" and the way to the next ones. Rows of the page before are dimmed while the next load. */
export function Paged({ paging, total, updating, children }: PagedProps): ReactNode {
  const last = Math.max(1, Math.ceil(total / paging.size));
  const from = (paging.page - 1) * paging.size + 1;
  return (
    <div className={updating ? "updating" : ""} aria-busy={updating}>
      {paging.page > last ? <p className="muted">{texts.paging.beyond}</p> : children}
      {(total > paging.size || paging.page > 1) && (
        <nav className="paging" aria-label={texts.paging.label}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={paging.page <= 1}
            onClick={() => {
              paging.setPage(Math.min(paging.page - 1, last));
            }}
          >
            {texts.paging.previous}
          </Button>
          <span className="muted" role="status">
            {texts.paging.range(
              formatCount(Math.min(from, total)),
              formatCount(Math.min(total, from + paging.size - 1)),
              formatCount(total),
            )}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={paging.page >= last}
            onClick={() => {
              paging.setPage(paging.page + 1);
            }}
          >
            {texts.paging.next}
          </Button>
        </nav>
      )}
    </div>
  );
}
