import {
  calmName,
  displayName,
  formatAmount,
  formatBits,
  formatInterval,
  formatLift,
  formatQ,
  formatShare,
} from "../../web/src/shared/format";

describe("formatting", () => {
  test("what is not known is a dash, not a zero", () => {
    for (const format of [formatShare, formatLift, formatBits, formatQ]) {
      expect(format(null)).toBe("–");
      expect(format(undefined)).toBe("–");
      expect(format(Number.NaN)).toBe("–");
    }
    expect(formatInterval(1, null, formatLift)).toBe("–");
  });

  test("small shares keep a decimal, tiny ones are a bound", () => {
    expect(formatShare(0.5)).toMatch(/^50\s?%$/);
    expect(formatShare(0.081)).toMatch(/^8.1\s?%$/);
    expect(formatShare(0.0000001)).toMatch(/^< 0.1\s?%$/);
    expect(formatShare(0)).toMatch(/^0.0\s?%$/);
  });

  test("what rounds to zero has no sign", () => {
    expect(formatBits(-0.0001)).toBe("0.00");
  });

  test("an unknown currency code is kept as text", () => {
    expect(formatAmount(12, "EURO")).toBe("12.00 EURO");
    expect(formatAmount(12, null)).toBe("12.00");
  });
});

describe("names from data", () => {
  test("control and direction marks go, so that a name cannot turn the text around it", () => {
    expect(displayName("a\u202eb\u0000c\n d")).toBe("a b c d");
    expect(displayName("\u202e\u2066")).toBe("–");
  });

  test("long names are cut between characters, emoji stay whole", () => {
    expect(displayName("x".repeat(10_000), 20)).toBe(`${"x".repeat(19)}…`);
    expect(displayName("😀".repeat(50), 5)).toBe(`${"😀".repeat(4)}…`);
  });

  test("markup stays as it is: it is shown as text", () => {
    expect(displayName("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
  });

  test("names of several words in capitals are shown in sentence case, codes and others are kept", () => {
    expect(calmName("WHITE HANGING HEART")).toBe("White hanging heart");
    expect(calmName("IBM")).toBe("IBM");
    expect(calmName("Web Shop")).toBe("Web Shop");
  });
});
