import fc from "fast-check";
import { boxesBeside, placeLabels, type Box } from "../../web/src/graph-view/place-labels";

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

const VIEW = { width: 400, height: 300 };
const node = fc.record({
  x: fc.integer({ min: -50, max: 450 }),
  y: fc.integer({ min: -50, max: 350 }),
  width: fc.integer({ min: 10, max: 160 }),
});

describe("placing labels", () => {
  test("no two placed labels overlap, none covers an obstacle or leaves the view, and the limit holds", () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 60 }), fc.integer({ min: 0, max: 30 }), (nodes, max) => {
        const obstacles = nodes.slice(0, 5).map(({ x, y }) => ({ left: x - 5, top: y - 5, width: 10, height: 10 }));
        const wishes = nodes.map(({ x, y, width }, item) => ({ item, boxes: boxesBeside(x, y, 5, width, 16) }));
        const placed = placeLabels(wishes, VIEW, obstacles, max);
        expect(placed.length).toBeLessThanOrEqual(max);
        placed.forEach(({ box }, i) => {
          expect(box.left >= 0 && box.top >= 0 && box.left + box.width <= 400 && box.top + box.height <= 300).toBe(true);
          for (const other of [...obstacles, ...placed.slice(0, i).map((each) => each.box)]) expect(overlap(box, other)).toBe(false);
        });
      }),
    );
  });

  test("the most important label gets its first free box; one without room is left out", () => {
    const box = { left: 10, top: 10, width: 50, height: 16 };
    const placed = placeLabels(
      [
        { item: "first", boxes: [box] },
        { item: "second", boxes: [box] },
      ],
      VIEW,
      [],
      10,
    );
    expect(placed).toEqual([{ item: "first", box }]);
  });

  test("of the free boxes the one that covers the fewest soft obstacles is taken", () => {
    const covering = { left: 10, top: 10, width: 50, height: 16 };
    const clear = { left: 200, top: 10, width: 50, height: 16 };
    const soft = [{ left: 20, top: 12, width: 4, height: 4 }];
    expect(placeLabels([{ item: 1, boxes: [covering, clear] }], VIEW, [], 1, soft)).toEqual([{ item: 1, box: clear }]);
    expect(placeLabels([{ item: 1, boxes: [covering] }], VIEW, [], 1, soft)).toEqual([{ item: 1, box: covering }]);
  });
});
