// A client in TypeScript. Types: npx graphql-codegen with `schema: schema.graphql` and the preset `client`; works with graphql-request, Apollo Client and urql alike.
import { gql, request } from "graphql-request";

const TOP_PROBLEMS = gql`
  query TopProblems($first: Int!) {
    flat_problems(first: $first, order_by: [{ share: desc }]) {
      totalCount
      nodes {
        problem_id
        problem_label
        share
        n_clients
      }
    }
  }
`;

interface TopProblems {
  readonly flat_problems: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly problem_id: string;
      readonly problem_label: string;
      readonly share: number | null;
      readonly n_clients: number;
    }[];
  };
}

export const topProblems = (url: string, key: string, first: number): Promise<TopProblems> =>
  request<TopProblems>({ url: `${url}/graphql`, document: TOP_PROBLEMS, variables: { first }, requestHeaders: { "x-api-key": key } });
