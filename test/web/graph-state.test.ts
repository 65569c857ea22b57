import { bestConnected, focusOf, neighborToward } from "../../web/src/graph-view/focus";
import {
  assignEdges,
  assignFrame,
  buildGraph,
  edgesOfColumns,
  maxEdgesOf,
  nodesInFrame,
  type GraphNode,
} from "../../web/src/graph-view/graph-data";
import { parseGraphParams, withGraphParams } from "../../web/src/graph-view/graph-params";
import { colorIndexOfProblem, colorOfProblem } from "../../web/src/shared/palette";

const node = (productId: string, x: number, y: number, problemId: string, clients = 10): GraphNode => ({
  __typename: "ProductGraphNode",
  amount: 100 * clients,
  productId,
  name: productId,
  category: null,
  problemId,
  weight: 1,
  clients,
  x,
  y,
});
const edge = (a: string, b: string) => ({ __typename: "ProductGraphEdge" as const, a, b, clientsBoth: 5, lift: 2, qValue: 0.01 });
const everything = (): boolean => true;

describe("the address of the graph", () => {
  test("what is written is read back, and defaults leave no trace", () => {
    const written = withGraphParams(new URLSearchParams("sort=name"), {
      view: "table",
      productId: "a&b=1,2",
      off: new Set(["p2", "p,1"]),
      minShared: 7,
      minLift: 2.5,
    });
    const read = parseGraphParams(new URLSearchParams(written.toString()));
    expect(read).toMatchObject({
      view: "table",
      productId: "a&b=1,2",
      problemId: null,
      off: new Set(["p,1", "p2"]),
      minShared: 7,
      minLift: 2.5,
    });
    const back = withGraphParams(written, { view: "map", productId: null, off: new Set(), minShared: 3, minLift: 1.5 });
    expect(back.toString()).toBe("sort=name");
  });

  test("values outside their range are brought into it, nonsense is the default", () => {
    expect(parseGraphParams(new URLSearchParams("shared=-4&lift=1e9"))).toMatchObject({ minShared: 1, minLift: 20 });
    expect(parseGraphParams(new URLSearchParams("shared=x&lift=&view=cube"))).toMatchObject({ minShared: 3, minLift: 1.5, view: "map" });
  });
});

describe("the drawn graph", () => {
  const graph = buildGraph([
    node("m", 0, 0, "p0", 40),
    node("e", 1, 0, "p0"),
    node("n", 0, 1, "p1"),
    node("w", -1, 0, "p1"),
    node("far", 5, 5, "p1"),
  ]);

  test("edges to products that are not drawn, loops and repeats are left out", () => {
    assignEdges(graph, [edge("m", "e"), edge("e", "m"), edge("m", "m"), edge("m", "gone"), edge("m", "n")], null);
    expect(graph.size).toBe(2);
  });

  test("the selected product brings its own links, which stand out only with it", () => {
    assignEdges(graph, [edge("m", "e")], { of: "m", edges: [edge("m", "w"), edge("m", "e")] });
    expect(graph.size).toBe(2);
    expect(focusOf({ graph, pointed: null, productId: "m", problemId: null })?.members).toEqual(new Set(["m", "e", "w"]));
    expect(focusOf({ graph, pointed: "w", productId: "m", problemId: null })?.members).toEqual(new Set(["w"]));
  });

  test("pointing wins over the selection, a product over a problem, unknown ids are nothing", () => {
    assignEdges(graph, [edge("m", "e"), edge("m", "n"), edge("m", "w")], null);
    expect(focusOf({ graph, pointed: "e", productId: "n", problemId: "p0" })).toMatchObject({ center: "e", members: new Set(["e", "m"]) });
    expect(focusOf({ graph, pointed: null, productId: "?", problemId: "p1" })).toMatchObject({
      center: null,
      members: new Set(["n", "w", "far"]),
    });
    expect(focusOf({ graph, pointed: null, productId: null, problemId: null })).toBeNull();
  });

  test("arrow keys follow the link that leads in their direction, over visible products only", () => {
    expect(neighborToward(graph, "m", "ArrowRight", everything)).toBe("e");
    expect(neighborToward(graph, "m", "ArrowUp", everything)).toBe("n");
    expect(neighborToward(graph, "m", "ArrowLeft", everything)).toBe("w");
    expect(neighborToward(graph, "m", "ArrowDown", everything)).toBeNull();
    expect(neighborToward(graph, "m", "ArrowRight", (id) => id !== "e")).toBeNull();
    expect(bestConnected(graph, everything)).toBe("m");
    expect(bestConnected(graph, () => false)).toBeNull();
  });

  test("the number of drawn links grows with the catalogue and has an end", () => {
    expect(maxEdgesOf(0)).toBe(150);
    expect(maxEdgesOf(500)).toBe(1_000);
    expect(maxEdgesOf(100_000)).toBe(2_000);
  });
});

describe("colours of problems", () => {
  test("follow from the id alone; ids without a number have one too", () => {
    expect(colorIndexOfProblem("p3")).toBe(colorIndexOfProblem("p35"));
    expect(colorOfProblem("p3", "light")).not.toBe(colorOfProblem("p3", "dark"));
    expect(colorOfProblem("renewals", "light")).toMatch(/^#[0-9a-f]{6}$/);
  });

  test.each(["light", "dark"] as const)("stand out from the surface by 3:1 or more in the %s theme", (scheme) => {
    const luminance = (hex: string): number => {
      const [r, g, b] = [1, 3, 5].map((i) => {
        const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
        return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const surface = luminance(scheme === "light" ? "#ffffff" : "#1a1c21");
    for (let i = 0; i < 32; i += 1) {
      const color = luminance(colorOfProblem(`p${i}`, scheme));
      expect((Math.max(color, surface) + 0.05) / (Math.min(color, surface) + 0.05)).toBeGreaterThanOrEqual(2.95);
    }
  });
});

describe("the map as another run saw it", () => {
  const nodes = [node("a", 0, 0, "p0", 16), node("b", 1, 0, "p0", 9), node("c", 0, 1, "p1", 4)];
  const frame = {
    runId: "r",
    createdAt: "2024-01-01T00:00:00Z",
    asOf: "2023-06-30",
    nEdgesMatching: 0,
    problems: [],
    links: [],
    products: [
      { productId: "a", problemId: "p1", clients: 4 },
      { productId: "gone", problemId: "p0", clients: 9 },
    ],
  };

  test("has the run's products with its problems and clients, where the served run has them", () => {
    expect(nodesInFrame(nodes, frame)).toEqual([{ ...nodes[0], problemId: "p1", clients: 4 }]);
  });

  test("is drawn on the scale of the run that is served, and taken back without a trace", () => {
    const graph = buildGraph(nodes);
    const before = graph.export();
    assignFrame(graph, nodes, nodesInFrame(nodes, frame), "clients");
    expect(graph.getNodeAttributes("a")).toMatchObject({ problemId: "p1", clients: 4, size: graph.getNodeAttribute("c", "size") });
    assignFrame(graph, nodes, null, "clients");
    expect(graph.export()).toEqual(before);
  });
});

test("links in columns name products by their place among the nodes", () => {
  const nodes = [node("a", 0, 0, "p0"), node("b", 1, 0, "p0"), node("c", 0, 1, "p1")];
  const links = { a: [0, 1], b: [2, 2], clientsBoth: [3, 4], lift: [2, 1.5], qValue: [0.1, 0.2] };
  expect(edgesOfColumns(nodes, links)).toEqual([
    { a: "a", b: "c", clientsBoth: 3, lift: 2, qValue: 0.1 },
    { a: "b", b: "c", clientsBoth: 4, lift: 1.5, qValue: 0.2 },
  ]);
});
