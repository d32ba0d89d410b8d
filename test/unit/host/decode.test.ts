import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ByteOrderMark, decodeSeed, encodeSeed, MAX_SEED_BYTES, sizeProblem } from '../../../src/host/decode';
import { utf8Problem } from '../../../src/host/utf8-problem';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

function reasonOf(bytes: Uint8Array): string {
  const result = decodeSeed(bytes);
  assert.ok('skipped' in result, 'expected the bytes to be skipped');
  return result.skipped;
}

describe('decodeSeed', () => {
  it('reads UTF-8 as it stands, empty files and missing final newlines too', () => {
    for (const text of ['', 'one', 'Škoda “née” 😀\r\nlast line', '\r\n\r\n']) assert.deepEqual(decodeSeed(bytesOf(text)), { text, bom: undefined });
  });

  it('takes a UTF-8 mark off and names it, a second one stays text', () => {
    assert.deepEqual(decodeSeed(bytesOf([0xef, 0xbb, 0xbf], 'News')), { text: 'News', bom: 'utf-8' });
    assert.deepEqual(decodeSeed(bytesOf([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'x')), { text: '\ufeffx', bom: 'utf-8' });
  });

  it('reads UTF-16 by its mark', () => {
    assert.deepEqual(decodeSeed(bytesOf([0xff, 0xfe, 0x41, 0, 0xac, 0x20])), { text: 'A€', bom: 'utf-16le' });
    assert.deepEqual(decodeSeed(bytesOf([0xfe, 0xff, 0, 0x41, 0xd8, 0x3d, 0xde, 0x00])), { text: 'A😀', bom: 'utf-16be' });
  });

  it('reads UTF-16 from a view that starts inside its buffer', () => {
    const whole = bytesOf([1, 0xff, 0xfe, 0x41, 0, 0x42, 0]);
    assert.deepEqual(decodeSeed(whole.subarray(1)), { text: 'AB', bom: 'utf-16le' });
  });

  it('gives the same bytes back for every text and mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<ByteOrderMark | undefined>(undefined, 'utf-8', 'utf-16le', 'utf-16be'), (raw, bom) => {
        const text = raw.replaceAll('\0', '').replace(/^\ufeff+/, '');
        const bytes = encodeSeed(`A${text}`, bom);
        assert.deepEqual(decodeSeed(bytes), { text: `A${text}`, bom });
      }),
    );
  });

  it('either skips bytes or gives them back unchanged, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom<number[]>([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), (tail, mark) => {
        const bytes = bytesOf(mark, [...tail]);
        const result = decodeSeed(bytes);
        if ('skipped' in result) assert.notEqual(result.skipped, '');
        else assert.deepEqual([...encodeSeed(result.text, result.bom)], [...bytes]);
      }),
      { numRuns: 500 },
    );
  });

  it('says where invalid UTF-8 stands, in bytes and lines, the mark counted', () => {
    assert.match(reasonOf(bytesOf('Caf', [0xe9], ' news')), /^Not UTF-8: wrong byte 0xE9 at position 3, line 1\. .*save it as UTF-8/);
    assert.match(reasonOf(bytesOf([0xef, 0xbb, 0xbf], 'a\nb\r\nc', [0xff])), /wrong byte 0xFF at position 9, line 3/);
    assert.match(reasonOf(bytesOf('€', [0xe2, 0x82])), /cut-off character 0xE2 at position 3/);
  });

  it('skips NUL bytes, and tells UTF-16 without a mark from them', () => {
    assert.match(reasonOf(bytesOf('A seed with', [0], ' a hole')), /^Not text: NUL byte at position 11\./);
    const unmarked = encodeSeed('A seed saved as UTF-16 without its mark', 'utf-16le').subarray(2);
    assert.match(reasonOf(unmarked), /^UTF-16 without a byte order mark/);
    assert.match(reasonOf(bytesOf([0xff, 0xfe, 0x41, 0, 0, 0])), /NUL character at position 4 of UTF-16 LE/);
  });

  it('skips broken UTF-16 and UTF-32', () => {
    assert.match(reasonOf(bytesOf([0xff, 0xfe, 0x41, 0, 0x42])), /^Broken UTF-16 LE: the last character is cut off at position 4/);
    assert.match(reasonOf(bytesOf([0xfe, 0xff, 0, 0x41, 0xd8, 0x3d, 0, 0x41])), /^Broken UTF-16 BE: half a character at position 4/);
    assert.match(reasonOf(bytesOf([0xfe, 0xff, 0xdc, 0])), /half a character at position 2/);
    assert.match(reasonOf(bytesOf([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])), /^UTF-32/);
  });

  it('names the format of a known binary', () => {
    assert.match(reasonOf(bytesOf('%PDF-1.7\n')), /^Not text: this is a PDF document/);
    assert.match(reasonOf(bytesOf([0x89], 'PNG\r\n')), /a PNG picture/);
  });

  it('refuses a file above the limit before looking at it', () => {
    assert.equal(sizeProblem(MAX_SEED_BYTES), undefined);
    assert.match(sizeProblem(MAX_SEED_BYTES + 1) ?? '', /^Too large: 16\.0 MiB, the limit is 16 MiB/);
    assert.match(reasonOf(new Uint8Array(MAX_SEED_BYTES + 1)), /^Too large/);
  });
});

describe('utf8Problem', () => {
  it('finds a problem exactly when the strict decoder refuses the bytes', () => {
    const piece = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 3 }).map((text) => new TextEncoder().encode(text)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const bytes = bytesOf(pieces.flatMap((part) => [...part]));
        let refused = false;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          refused = true;
        }
        assert.equal(utf8Problem(bytes) !== undefined, refused);
      }),
      { numRuns: 2000 },
    );
  });
});
