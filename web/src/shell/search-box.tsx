import { Combobox, Loader, TextInput, useCombobox } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useRef, useState, type ReactNode } from "react";
import { useLocation, useNavigate } from "react-router";
import { useQuery } from "urql";
import { causeOf } from "../data/graphql-client";
import { graphql } from "../gql";
import type { SearchKind, SearchQuery } from "../gql/graphql";
import { calmName, displayName } from "../shared/format";
import { SearchIcon } from "../shared/icons";
import { clientPath, problemPath, productPath } from "../shared/paths";
import { ProblemDot } from "../shared/problem";
import { useDebounced } from "../shared/use-debounced";
import { texts } from "../texts";

const SEARCH = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 15) {
      kind
      id
      label
      detail
    }
  }
`);

type Hit = SearchQuery["search"][number];
const KINDS: readonly SearchKind[] = ["PROBLEM", "PRODUCT", "CLIENT"];

/** Finds products, clients and problems from anywhere. On the graph a product or problem is selected in place, with the filters kept. */
export function SearchBox(): ReactNode {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  useHotkeys([
    ["/", () => input.current?.focus()],
    ["mod+K", () => input.current?.focus()],
  ]);
  const wanted = useDebounced(text.trim(), 140);
  const [{ data, error, fetching, operation }] = useQuery({ query: SEARCH, variables: { text: wanted }, pause: wanted === "" });
  const answered = operation?.variables.text === wanted && wanted === text.trim();
  const hits = wanted === "" || !answered ? [] : (data?.search ?? []);

  const open = (hit: Hit): void => {
    combobox.closeDropdown();
    setText("");
    input.current?.blur();
    void navigate(addressOf(hit, pathname, search));
  };

  return (
    <search className="search">
      <Combobox
        store={combobox}
        // Nobody searches before the first picture; where a closed list would be costs a layout of the whole page.
        keepMounted={false}
        withinPortal
        width="target"
        position="bottom-start"
        onOptionSubmit={(value) => {
          const hit = hits.find((each) => keyOf(each) === value);
          if (hit !== undefined) open(hit);
        }}
      >
        <Combobox.Target>
          <TextInput
            ref={input}
            value={text}
            type="search"
            placeholder={texts.search.placeholder}
            aria-label={texts.search.label}
            leftSection={<SearchIcon />}
            rightSection={fetching && wanted !== "" ? <Loader size={14} color="gray" /> : <kbd className="key">/</kbd>}
            rightSectionPointerEvents="none"
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onFocus={() => {
              combobox.openDropdown();
            }}
            onBlur={() => {
              combobox.closeDropdown();
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                setText("");
                event.currentTarget.blur();
              } else if (event.key === "Enter" && combobox.getSelectedOptionIndex() === -1) {
                const best = hits.at(0);
                if (best === undefined) return;
                event.preventDefault();
                open(best);
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={text.trim() === ""}>
          <Combobox.Options mah={420} style={{ overflowY: "auto" }} aria-label={texts.search.results}>
            {KINDS.map((kind) => {
              const group = hits.filter((hit) => hit.kind === kind);
              if (group.length === 0) return null;
              return (
                <Combobox.Group key={kind} label={texts.search.kinds[kind]}>
                  {group.map((hit) => (
                    <Combobox.Option key={keyOf(hit)} value={keyOf(hit)}>
                      <span className="search-hit">
                        {hit.kind === "PROBLEM" && <ProblemDot id={hit.id} />}
                        <span className="search-hit-name">{hit.kind === "CLIENT" ? displayName(hit.label) : calmName(hit.label)}</span>
                        <span className="search-hit-detail">{displayName(hit.detail, 40)}</span>
                      </span>
                    </Combobox.Option>
                  ))}
                </Combobox.Group>
              );
            })}
            {error !== undefined && answered && <Combobox.Empty role="alert">{causeOf(error)}</Combobox.Empty>}
            {error === undefined && hits.length === 0 && (
              <Combobox.Empty>
                {answered && !fetching ? texts.search.nothing(displayName(wanted, 40)) : texts.search.searching}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <span role="status" className="visually-hidden">
        {answered && !fetching && wanted !== "" ? texts.search.found(hits.length) : ""}
      </span>
    </search>
  );
}

const keyOf = (hit: Hit): string => `${hit.kind}:${hit.id}`;

function addressOf(hit: Hit, pathname: string, search: string): string {
  if (pathname === "/graph" && hit.kind !== "CLIENT") {
    const params = new URLSearchParams(search);
    params.delete("product");
    params.delete("problem");
    params.set(hit.kind === "PRODUCT" ? "product" : "problem", hit.id);
    return `/graph?${params.toString()}`;
  }
  if (hit.kind === "CLIENT") return clientPath(hit.id);
  return hit.kind === "PRODUCT" ? productPath(hit.id) : problemPath(hit.id);
}
