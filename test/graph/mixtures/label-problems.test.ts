import { labelProblems } from "../../../graph/mixtures/label-problems";

/** Profiles as rows; the background is their mean. */
function label(
  profiles: readonly (readonly number[])[],
  names: readonly (string | null)[],
  categories?: readonly (string | null)[],
  taken?: ReadonlySet<string>,
) {
  const P = names.length;
  const background = Float64Array.from({ length: P }, (_, p) => profiles.reduce((sum, row) => sum + row[p], 0) / profiles.length);
  return labelProblems(
    { nProblems: profiles.length, phi: Float64Array.from(profiles.flat()), background },
    { productIds: names.map((_, p) => `id${p}`), names, categories: categories ?? names.map(() => null) },
    taken,
  );
}

test("products that share words give the words, without shouting", () => {
  const names = [
    "LUNCH BAG RED RETROSPOT",
    "LUNCH BAG BLACK SKULL",
    "LUNCH BAG CARS BLUE",
    "JUMBO BAG PINK",
    "JUMBO BAG STRAWBERRY",
    "TEA TOWEL",
    "HEART WREATH",
    "GLASS JAR",
    "PAPER CHAIN",
    "WALL CLOCK",
    "DOOR MAT",
    "HAND WARMER",
  ];
  const bags = [0.3, 0.25, 0.2, 0.13, 0.12, 0, 0, 0, 0, 0, 0, 0];
  const rest = [0, 0, 0, 0, 0, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1];
  const { labels, topProducts } = label([bags, rest], names);
  expect(labels[0]).toBe("Lunch bag & jumbo bag");
  expect(labels[1]).toBe("Tea towel & heart wreath");
  expect(topProducts[0].slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
});

test("a single shared word is spelt out by the foremost product that has it", () => {
  const names = ["DOORMAT NEW ENGLAND", "HEARTS DOORMAT", "UNION FLAG DOORMAT", "TEA TOWEL", "GLASS JAR", "WALL CLOCK", "PAPER CHAIN"];
  const mats = [0.4, 0.3, 0.3, 0, 0, 0, 0];
  const rest = [0, 0, 0, 0.4, 0.3, 0.2, 0.1];
  expect(label([mats, rest], names).labels[0]).toBe("Doormat new england & hearts doormat");
});

test("a category that dominates the problem beyond its share of all deals names it", () => {
  const names = ["Chai", "Chang", "Ale", "Tofu", "Pavlova"];
  const { labels } = label(
    [
      [0.4, 0.3, 0.3, 0, 0],
      [0, 0, 0.1, 0.5, 0.4],
    ],
    names,
    ["Beverages", "Beverages", "Beverages", "Produce", "Confections"],
  );
  expect(labels).toEqual(["Beverages", "Produce"]);
});

test("a word that all the catalogue shares names nothing: the products do", () => {
  const names = ["Product 1", "Product 2", "Product 3", "Product 4"];
  expect(
    label(
      [
        [0.6, 0.4, 0, 0],
        [0, 0, 0.6, 0.4],
      ],
      names,
    ).labels,
  ).toEqual(["Product 1 & Product 2", "Product 3 & Product 4"]);
});

test("a popular product is no name for a problem when it is as popular elsewhere", () => {
  const { labels, topProducts } = label(
    [
      [0.6, 0.4, 0],
      [0.6, 0, 0.4],
    ],
    ["Postage", "Alpha", "Beta"],
  );
  expect(labels).toEqual(["Alpha", "Beta"]);
  expect(topProducts).toEqual([[1], [2]]);
});

test("labels are unique, avoid names already given, and stay short", () => {
  const long = "The extraordinarily long name of a product that nobody would ever print on a legend in full";
  const { labels } = label(
    [
      [0.5, 0.5, 0, 0],
      [0, 0, 0.5, 0.5],
    ],
    [long, long, long, long],
    undefined,
    new Set(["X"]),
  );
  expect(new Set(labels).size).toBe(2);
  for (const text of labels) expect(text.length).toBeLessThanOrEqual(60);
  expect(
    label(
      [
        [1, 0],
        [0, 1],
      ],
      ["X", "Y"],
      undefined,
      new Set(["X"]),
    ).labels,
  ).toEqual(["X (2)", "Y"]);
});

test("without structure there is one problem, all products; without names the ids stand in", () => {
  expect(label([[0.5, 0.3, 0.2]], ["a", "b", "c"])).toEqual({ labels: ["All products"], topProducts: [[0, 1, 2]] });
  expect(
    label(
      [
        [1, 0],
        [0, 1],
      ],
      [null, null],
    ).labels,
  ).toEqual(["Id0", "Id1"]);
  expect(label([[]], []).labels).toEqual(["All products"]);
});
