import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decode } from '../../../../src/core/entities/tagger/decode';
import { LABELS, mayEnd, mayFollow, mayStart } from '../../../../src/core/entities/tagger/labels';

const scores = fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: LABELS, maxLength: LABELS }), { minLength: 1, maxLength: 4 });

function valueOf(labels: readonly number[], rows: readonly (readonly number[])[]): number {
  return labels.reduce((sum, label, i) => sum + (rows[i]?.[label] ?? 0), 0);
}

/** The best value over all legal label sequences, by trying them all. */
function bestValue(rows: readonly (readonly number[])[], at = 0, previous = -1): number {
  if (at === rows.length) return mayEnd(previous) ? 0 : -Infinity;
  let best = -Infinity;
  for (let y = 0; y < LABELS; y++) {
    if (at === 0 ? !mayStart(y) : !mayFollow(previous, y)) continue;
    best = Math.max(best, (rows[at]?.[y] ?? 0) + bestValue(rows, at + 1, y));
  }
  return best;
}

describe('decoding', () => {
  it('finds the best legal labels', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const out = new Uint8Array(rows.length + 2).fill(99);
        decode(Float64Array.from(rows.flat()), rows.length, new Float64Array(LABELS * LABELS), out, 1);
        const labels = [...out.subarray(1, -1)];
        assert.equal(valueOf(labels, rows), bestValue(rows));
        labels.forEach((label, i) => assert.ok(i === 0 ? mayStart(label) : mayFollow(labels[i - 1] ?? 0, label)));
        assert.deepEqual([out[0], out.at(-1)], [99, 99]);
      }),
      { numRuns: 40 },
    );
  });
});
