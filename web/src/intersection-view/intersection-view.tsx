import { Button, CloseButton, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { IntersectionPageQuery } from "../gql/graphql";
import { downloadCsv } from "../shared/download";
import { calmName, displayName, formatCount, formatDay, formatLift, formatQ, formatScore } from "../shared/format";
import { SearchIcon } from "../shared/icons";
import { NeedsRun } from "../shared/needs-run";
import { Paged, usePaging } from "../shared/paging";
import { clientPath, intersectionPath, MAX_INTERSECTED, MIN_INTERSECTED, productPath } from "../shared/paths";
import { ProblemDot } from "../shared/problem";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useDebounced } from "../shared/use-debounced";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";

const INTERSECTION = graphql(`
  query IntersectionPage($productIds: [ID!]!, $first: Int!, $offset: Int!) {
    intersection(productIds: $productIds) {
      clientsAll
      population
      expected
      lift
      pValue
      products {
        productId
        productName
        nClients
      }
      clients(first: $first, offset: $offset) {
        totalCount
        nodes {
          id
          name
          nProducts
          lastDealOn
          topProblemId
        }
      }
    }
  }
`);

const INTERSECTION_CLIENTS = graphql(`
  query IntersectionClients($productIds: [ID!]!, $after: String) {
    intersection(productIds: $productIds) {
      clients(first: 10000, after: $after) {
        nodes {
          id
          name
          nProducts
          lastDealOn
          topProblemId
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const CHOSEN_PRODUCT = graphql(`
  query ChosenProduct($id: ID!) {
    product(id: $id) {
      id
      name
    }
  }
`);

const FIND_PRODUCTS = graphql(`
  query FindProducts($search: String!) {
    products(search: $search, first: 6) {
      nodes {
        id
        name
        nClients
      }
    }
  }
`);

/** Two to ten products of the reader's choice: how many clients bought all of them, how many chance would give, and exactly who. */
export function IntersectionView(): ReactNode {
  useTitle(texts.intersection.title);
  return (
    <NeedsRun>
      <IntersectionPage />
    </NeedsRun>
  );
}

function IntersectionPage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const chosen = [...new Set(params.getAll("product"))].slice(0, MAX_INTERSECTED);
  const choose = (productIds: readonly string[]): void => {
    setParams(new URLSearchParams(productIds.map((id) => ["product", id])));
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.intersection.title}</h1>
        <p className="lead">{texts.intersection.lead}</p>
      </header>
      <section className="card" aria-labelledby="chosen-title">
        <h2 id="chosen-title">{texts.intersection.chosen}</h2>
        {chosen.length > 0 && (
          <ul className="share-list">
            {chosen.map((id) => (
              <ChosenProduct
                key={id}
                id={id}
                onDrop={() => {
                  choose(chosen.filter((each) => each !== id));
                }}
              />
            ))}
          </ul>
        )}
        {chosen.length < MAX_INTERSECTED ? (
          <AddProduct
            chosen={chosen}
            onAdd={(id) => {
              choose([...chosen, id]);
            }}
          />
        ) : (
          <p className="muted">{texts.intersection.full(MAX_INTERSECTED)}</p>
        )}
      </section>
      {chosen.length < MIN_INTERSECTED ? (
        <EmptyBlock title={texts.intersection.choose}>
          <p>{texts.intersection.chooseText(MIN_INTERSECTED, MAX_INTERSECTED)}</p>
        </EmptyBlock>
      ) : (
        <Shared productIds={chosen} />
      )}
    </div>
  );
}

function ChosenProduct({ id, onDrop }: { readonly id: string; readonly onDrop: () => void }): ReactNode {
  const [{ data }] = useQuery({ query: CHOSEN_PRODUCT, variables: { id } });
  const name = data?.product?.name ?? id;
  return (
    <li>
      <Link to={productPath(id)} className="ellipsis" title={name}>
        {calmName(name)}
      </Link>
      <CloseButton aria-label={texts.intersection.drop(calmName(name, 60))} onClick={onDrop} />
    </li>
  );
}

interface AddProps {
  readonly chosen: readonly string[];
  readonly onAdd: (productId: string) => void;
}

/** Finds a product by name or id; each one found is a button that adds it. */
function AddProduct({ chosen, onAdd }: AddProps): ReactNode {
  const [text, setText] = useState("");
  const wanted = useDebounced(text.trim(), 200);
  const [{ data, error, fetching }] = useQuery({ query: FIND_PRODUCTS, variables: { search: wanted }, pause: wanted === "" });
  const found = wanted === "" ? [] : (data?.products.nodes ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <div className="stack-s">
      <div className="filters">
        <TextInput
          type="search"
          label={texts.intersection.add}
          placeholder={texts.clients.placeholder}
          leftSection={<SearchIcon />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </div>
      {error !== undefined && <p role="alert">{causeOf(error)}</p>}
      {found.length > 0 && (
        <ul className="button-row" aria-label={texts.search.results}>
          {found.map((product) => (
            <li key={product.id}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setText("");
                  onAdd(product.id);
                }}
              >
                {texts.intersection.addOne(calmName(product.name, 40), formatCount(product.nClients))}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <span role="status" className={found.length === 0 ? "muted" : "visually-hidden"}>
        {wanted === "" || fetching || error !== undefined ? "" : texts.search.found(found.length)}
      </span>
    </div>
  );
}

type Intersection = IntersectionPageQuery["intersection"];

function Shared({ productIds }: { readonly productIds: readonly string[] }): ReactNode {
  const paging = usePaging(25, "page");
  return (
    <QueryView
      query={INTERSECTION}
      variables={{ productIds: [...productIds], ...paging.variables }}
      what={texts.things.intersection}
      skeleton={<LoadingRows rows={12} />}
      notFound={
        <EmptyBlock title={texts.intersection.unknown}>
          <p>{texts.intersection.unknownText}</p>
        </EmptyBlock>
      }
      keepsPrevious
    >
      {({ intersection }, { updating }) => (
        <>
          <section className="card" aria-labelledby="shared-title" aria-busy={updating}>
            <h2 id="shared-title">{texts.intersection.share(intersection.clientsAll)}</h2>
            <p className="muted">{texts.intersection.explained}</p>
            <Numbers intersection={intersection} />
          </section>
          <section className="card" aria-labelledby="who-title">
            <h2 id="who-title">{texts.intersection.who}</h2>
            {intersection.clients.totalCount === 0 ? (
              <p className="muted">{texts.intersection.nobody}</p>
            ) : (
              <Paged paging={paging} total={intersection.clients.totalCount} updating={updating}>
                <Members clients={intersection.clients.nodes} />
                <AllMembers productIds={productIds} />
              </Paged>
            )}
          </section>
        </>
      )}
    </QueryView>
  );
}

function Numbers({ intersection }: { readonly intersection: Intersection }): ReactNode {
  const { products, expected, lift, pValue, population } = intersection;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{texts.intersection.byChance}</dt>
          <dd>{formatScore(expected)}</dd>
        </div>
        {typeof lift === "number" && (
          <div>
            <dt>{texts.product.lift}</dt>
            <dd>{formatLift(lift)}</dd>
          </div>
        )}
        {typeof pValue === "number" && (
          <div>
            <dt>{texts.intersection.pValue}</dt>
            <dd>{formatQ(pValue)}</dd>
          </div>
        )}
        <div>
          <dt>{texts.intersection.population}</dt>
          <dd>{formatCount(population)}</dd>
        </div>
      </dl>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.product.product}</th>
            <th scope="col" className="number">
              {texts.product.clients}
            </th>
            {products.length > MIN_INTERSECTED && <th scope="col">{texts.intersection.without}</th>}
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.productId}>
              <th scope="row">
                <Link to={productPath(product.productId)} title={product.productName}>
                  {calmName(product.productName)}
                </Link>
              </th>
              <td className="number">{formatCount(product.nClients)}</td>
              {products.length > MIN_INTERSECTED && (
                <td>
                  <Link to={intersectionPath(products.filter((each) => each !== product).map(({ productId }) => productId))}>
                    {texts.intersection.others(products.length - 1)}
                    <span className="visually-hidden"> {texts.intersection.leftOut(calmName(product.productName, 60))}</span>
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Members({ clients }: { readonly clients: Intersection["clients"]["nodes"] }): ReactNode {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{texts.client.client}</th>
          <th scope="col" className="number">
            {texts.client.products}
          </th>
          <th scope="col" className="number wide-only">
            {texts.client.lastDeal}
          </th>
        </tr>
      </thead>
      <tbody>
        {clients.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="problem-link">
                <ProblemDot id={row.topProblemId ?? null} />
                <Link to={clientPath(row.id)}>{displayName(row.name)}</Link>
              </span>
              {row.name !== row.id && <span className="sub">{displayName(row.id, 30)}</span>}
            </th>
            <td className="number">{formatCount(row.nProducts)}</td>
            <td className="number wide-only">{formatDay(row.lastDealOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Takes all clients of the intersection away, whatever page is shown. */
function AllMembers({ productIds }: { readonly productIds: readonly string[] }): ReactNode {
  const client = useClient();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    const rows: Intersection["clients"]["nodes"][number][] = [];
    let after: string | null = null;
    do {
      const { data, error } = await client.query(INTERSECTION_CLIENTS, { productIds: [...productIds], after }).toPromise();
      if (data === undefined) {
        setFault(error === undefined ? texts.states.partMissing : causeOf(error));
        return;
      }
      const { nodes, pageInfo }: NonNullable<typeof data>["intersection"]["clients"] = data.intersection.clients;
      rows.push(...nodes);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    setFault(null);
    downloadCsv("dealgraph-intersection.csv", [
      ["client_id", "name", "products", "last_deal_on", "top_problem_id"],
      ...rows.map((row) => [row.id, row.name, row.nProducts, row.lastDealOn, row.topProblemId]),
    ]);
  };
  return (
    <p className="button-row">
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void take().finally(() => {
            setBusy(false);
          });
        }}
      >
        {texts.intersection.csv}
      </Button>
      {fault !== null && <span role="alert">{fault}</span>}
    </p>
  );
}
