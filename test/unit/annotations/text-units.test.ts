import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PlainText } from '../../../src/core/annotations/plain-text';
import { fnv1a64, textHash } from '../../../src/core/annotations/text-hash';
import { UnitOffsets } from '../../../src/core/annotations/text-units';

const anyText = fc.array(fc.constantFrom('a', 'é', '東', '📬', '\r\n', '\n', '\r', ' '), { maxLength: 1500 }).map((parts) => parts.join(''));

describe('text units', () => {
  it('count as code points and UTF-8 bytes do, both ways', () => {
    fc.assert(
      fc.property(anyText, fc.nat(1500), (text, at) => {
        const offset = Math.min(at, text.length);
        const head = text.slice(0, (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset);
        const points = new UnitOffsets(text, 'codepoints');
        const bytes = new UnitOffsets(text, 'bytes');
        assert.equal(points.fromUtf16(offset), [...head].length);
        assert.equal(bytes.fromUtf16(offset), Buffer.byteLength(head));
        assert.equal(points.toUtf16(points.fromUtf16(offset)), head.length);
        assert.equal(bytes.toUtf16(bytes.fromUtf16(offset)), head.length);
        assert.equal(bytes.length, Buffer.byteLength(text));
      }),
      { numRuns: 60 },
    );
  });

  it('plain text counts a line break once, both ways', () => {
    fc.assert(
      fc.property(anyText, fc.nat(1500), (text, at) => {
        const offset = Math.min(at, text.length);
        const plain = new PlainText(text);
        assert.ok(!plain.text.includes('\r'));
        const inPair = text[offset - 1] === '\r' && text[offset] === '\n';
        const start = inPair ? offset - 1 : offset;
        assert.equal(plain.fromRaw(offset), text.slice(0, start).replace(/\r\n?/g, '\n').length);
        assert.equal(plain.toRaw(plain.fromRaw(offset)), start);
      }),
      { numRuns: 60 },
    );
  });

  it('hash as FNV-1a does, whatever the line ends', () => {
    // Test vectors of the FNV authors.
    assert.equal(fnv1a64(''), 'cbf29ce484222325');
    assert.equal(fnv1a64('a'), 'af63dc4c8601ec8c');
    assert.equal(fnv1a64('foobar'), '85944171f73967e8');
    assert.equal(textHash('a\r\nb\rc\n'), textHash('a\nb\nc\n'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        let hash = 0xcbf29ce484222325n;
        for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
        assert.equal(fnv1a64(text), hash.toString(16).padStart(16, '0'));
      }),
    );
  });
});
