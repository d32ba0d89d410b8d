/** Rows further apart than this, in values put in or taken out, are not compared. */
const MAX_DISTANCE = 400;

/**
 * Pairs equal values of `a` (from `a0` to `a1`) and `b` by the greedy shortest edit script (Myers, "An O(ND) Difference
 * Algorithm and Its Variations", 1986); false, with nothing paired, past `MAX_DISTANCE`.
 */
export function shortestEdit(a: readonly number[], b: readonly number[], a0: number, a1: number, b0: number, b1: number, partner: Int32Array): boolean {
  const n = a1 - a0;
  const m = b1 - b0;
  const limit = Math.min(n + m, MAX_DISTANCE);
  const trace: Int32Array[] = [];
  let frontier = new Int32Array([0, 0, 0]);
  for (let d = 0; d <= limit; d++) {
    const next = new Int32Array(2 * d + 3);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier[k - 1 + d] ?? 0) < (frontier[k + 1 + d] ?? 0));
      let x = d === 0 ? 0 : down ? (frontier[k + 1 + d] ?? 0) : (frontier[k - 1 + d] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x++;
        y++;
      }
      next[k + d + 1] = x;
      if (x >= n && y >= m) {
        trace.push(next);
        backtrack(trace, n, m, a0, b0, partner);
        return true;
      }
    }
    trace.push(next);
    frontier = next;
  }
  return false;
}

/** `trace[d][k + d + 1]` is how far diagonal k reached with d edits. */
function backtrack(trace: readonly Int32Array[], n: number, m: number, a0: number, b0: number, partner: Int32Array): void {
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d >= 0; d--) {
    const k = x - y;
    const previous = trace[d - 1];
    const at = (diagonal: number): number => previous?.[diagonal + d] ?? 0;
    const down = d > 0 && (k === -d || (k !== d && at(k - 1) < at(k + 1)));
    const fromX = d === 0 ? 0 : down ? at(k + 1) : at(k - 1);
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > startX) {
      x--;
      y--;
      partner[a0 + x] = b0 + y;
    }
    x = fromX;
    y = fromY;
  }
}
