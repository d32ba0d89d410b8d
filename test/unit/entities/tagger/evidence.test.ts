import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Evidence, MOST_EVIDENCE } from '../../../../src/core/entities/tagger/evidence';
import { BEGIN, labelOf, LAST, OUTSIDE, SINGLE } from '../../../../src/core/entities/tagger/labels';
import { Lexicon } from '../../../../src/core/entities/tagger/lexicon';
import { Preparer } from '../../../../src/core/entities/tagger/prepare';
import { tokenize } from '../../../../src/core/entities/tagger/tokens';

const EMPTY = new Lexicon({ words: new Uint32Array(), clusters: new Uint16Array(), casings: new Uint8Array(), listKeys: new Uint32Array(), lists: new Uint16Array() });

describe('evidence from the rest of the document', () => {
  const lines = ['Yesterday Ilse Varga spoke.', 'Later Varga left.'];
  const [first, second] = new Preparer(EMPTY, new Map()).prepare(lines.map((line) => tokenize(line).words));
  assert.ok(first && second);
  const full = Uint8Array.of(OUTSIDE, labelOf(0, BEGIN), labelOf(0, LAST), OUTSIDE, OUTSIDE);

  /** The evidence features of "Varga" in the second line. */
  function featuresOf(evidence: Evidence, label: number): number[] {
    const out = new Uint32Array(MOST_EVIDENCE);
    const segment = second?.segments.find(({ start, end }) => start <= 1 && end > 1);
    assert.ok(second && segment);
    const n = evidence.write(second, segment, 1, label, 2, out);
    return [...out.subarray(0, n)];
  }

  it('says more of a surname once its full name was seen', () => {
    const evidence = new Evidence();
    const before = featuresOf(evidence, OUTSIDE);
    evidence.learn(first, full);
    const after = featuresOf(evidence, OUTSIDE);
    assert.ok(after.length > before.length);
    assert.deepEqual(after.slice(0, before.length), before);
  });

  it('takes a sentence for no evidence of itself', () => {
    const own = Uint8Array.of(OUTSIDE, labelOf(1, SINGLE), OUTSIDE, OUTSIDE);
    const alone = new Evidence();
    const none = featuresOf(alone, own[1] ?? 0);
    alone.learn(second, own);
    assert.ok(featuresOf(alone, own[1] ?? 0).length > none.length);
    alone.without(second, own, () => assert.deepEqual(featuresOf(alone, own[1] ?? 0), none));
    assert.ok(featuresOf(alone, own[1] ?? 0).length > none.length);
  });
});
