import type { Client } from "urql";
import { graphql } from "../gql";
import { parseGraphParams } from "./graph-params";

/** Places never change within a run; edges depend on the thresholds. Two questions, so that tuning does not fetch places again. */
export const GRAPH_NODES = graphql(`
  query GraphNodes {
    productGraph(maxEdges: 0) {
      runId
      nEdgesTotal
      nodes {
        productId
        name
        category
        problemId
        weight
        clients
        amount
        x
        y
      }
    }
    problems(first: 200) {
      nodes {
        id
        label
        share
        nClients
        nProducts
      }
    }
  }
`);

export const GRAPH_EDGES = graphql(`
  query GraphEdges($minShared: Int!, $minLift: Float!, $maxQ: Float!, $maxEdges: Int!) {
    productGraph(minClients: $minShared, minLift: $minLift, maxQ: $maxQ, maxEdges: $maxEdges) {
      runId
      nEdgesMatching
      links {
        a
        b
        clientsBoth
        lift
        qValue
      }
    }
  }
`);

/**
 * Asks for what the map at this address shows while the page is still being put together; the views find the answers with the client. Comes with the
 * first file of the page, so nothing of the drawing belongs here.
 */
export function askAhead(client: Client, search: string): void {
  const { minShared, minLift, maxQ, maxEdges } = parseGraphParams(new URLSearchParams(search));
  void client.query(GRAPH_NODES, {}).toPromise();
  // Without a number in the address it follows from how many products there are.
  if (maxEdges !== null) void client.query(GRAPH_EDGES, { minShared, minLift, maxQ, maxEdges }).toPromise();
}
