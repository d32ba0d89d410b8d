/**
 * Order by code point, the same on every machine and in every locale. JavaScript's own `<` compares UTF-16 units, which
 * puts astral characters before U+E000 to U+FFFF; here they come behind.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** The smallest of the strings by code point, or undefined when there are none. */
export function firstByCodePoint(values: Iterable<string>): string | undefined {
  let first: string | undefined;
  for (const value of values) if (first === undefined || compareCodePoints(value, first) < 0) first = value;
  return first;
}
