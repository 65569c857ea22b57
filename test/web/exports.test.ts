import { isInside } from "../../web/src/graph-view/lasso";
import { escapeXml, renderMapSvg, sizeOfPicture, type MapPicture } from "../../web/src/graph-view/map-svg";
import { stepOfDay } from "../../web/src/graph-view/scene";
import { csvText } from "../../web/src/shared/download";

const picture: MapPicture = {
  width: 600,
  height: 400,
  title: "Product graph",
  lines: ["Made today", "Run r1"],
  colors: { surface: "#ffffff", text: "#000000", muted: "#666666" },
  links: [{ x1: 0, y1: 0, x2: 10, y2: 10, width: 1, color: "#cccccc" }],
  nodes: [{ x: 5, y: 5, radius: 4, color: "#364fc1", title: '<img src=x onerror="alert(1)">' }],
  captions: [{ x: 1, y: 2, text: "</text><script>alert(1)</script>", weight: 450, size: 12, dot: "#364fc1" }],
  legend: [
    { color: "#364fc1", name: "]]>&<b>", count: "3" },
    { color: "#c1865f", name: "Other", count: "1" },
  ],
  legendTitle: "Problems",
};

describe("a picture of the map", () => {
  test("holds title, lines and legend, and every name as text", () => {
    const svg = renderMapSvg(picture);
    for (const text of ["Product graph", "Made today", "Run r1", "Problems", "]]&gt;&amp;&lt;b&gt; (3)", "Other (1)"])
      expect(svg).toContain(`>${text}</text>`);
    expect(svg).not.toMatch(/<(img|script|b)[\s>]/);
    // Nothing outside is named, save the name of the language.
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|href=/);
  });

  test("is tall enough for the whole legend", () => {
    const legend = Array.from({ length: 31 }, () => ({ color: "#000000", name: "x", count: "1" }));
    const { height, columns } = sizeOfPicture({ ...picture, legend });
    expect(columns).toBe(2);
    expect(height).toBeGreaterThanOrEqual(64 + 400 + 16 * 20);
  });

  test("characters that XML cannot say are dropped, others kept", () => {
    expect(escapeXml("a\u0000b\ud800c\ufffe😀\u202e'\"")).toBe("abc😀\u202e&#39;&quot;");
  });
});

describe("rows as CSV", () => {
  test("quotes, line ends and unknown values follow RFC 4180; what a spreadsheet would run is text", () => {
    expect(csvText([["a,b", 'c"d', "e\nf", null, undefined, 1.5, Number.NaN, "=1+1", "-x", "+y", "@z"]])).toBe(
      '\ufeff"a,b","c""d","e\nf",,,1.5,,\'=1+1,\'-x,\'+y,\'@z\r\n',
    );
  });
});

describe("the lasso", () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];
  test.each([
    [5, 5, true],
    [11, 5, false],
    [5, -1, false],
    [0.1, 9.9, true],
  ])("(%d, %d) inside: %s", (x, y, inside) => {
    expect(isInside(square, { x, y })).toBe(inside);
  });
  test("a notch is outside", () => {
    const notched = [...square.slice(0, 3), { x: 5, y: 2 }, { x: 0, y: 10 }];
    expect(isInside(notched, { x: 5, y: 8 })).toBe(false);
    expect(isInside(notched, { x: 1, y: 5 })).toBe(true);
  });
});

test("the step of a day is the last one that is over by it, the first for earlier days", () => {
  const days = ["2024-01-31", "2024-02-29", "2024-03-31"];
  expect(["2023-01-01", "2024-01-31", "2024-03-01", "9999-12-31"].map((day) => stepOfDay(days, day))).toEqual([0, 0, 1, 2]);
});
