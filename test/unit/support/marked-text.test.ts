import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Mark, parseMarked, renderMarked, spansOf, variantsOf } from '../../support/marked-text';

describe('marked text', () => {
  it('takes marks out and gives their spans', () => {
    const { text, marks } = parseMarked('One «dup:1»two\nthree«/» four «blank-lines»five«/».');
    assert.equal(text, 'One two\nthree four five.');
    assert.deepEqual(marks, [
      { kind: 'dup', label: '1', start: 4, end: 13 },
      { kind: 'blank-lines', label: '', start: 19, end: 23 },
    ]);
  });

  it('nests marks, outer first, and keeps empty ones', () => {
    const { text, marks } = parseMarked('«a:»x«b:1»«c:2»y«/»«/»«at:»«/»«/»');
    assert.equal(text, 'xy');
    assert.deepEqual(marks.map(({ kind, start, end }) => [kind, start, end]), [['a', 0, 2], ['b', 1, 2], ['c', 1, 2], ['at', 2, 2]]);
  });

  it('leaves the guillemets of a quotation alone', () => {
    const { text, marks } = parseMarked('Il a dit : « oui » et «\u00a0non\u00a0» ; er sagte »nein«.');
    assert.equal(text, 'Il a dit : « oui » et «\u00a0non\u00a0» ; er sagte »nein«.');
    assert.deepEqual(marks, []);
  });

  it('throws on a mark without its other end', () => {
    assert.throws(() => parseMarked('«dup:1»open'), /not closed/);
    assert.throws(() => parseMarked('shut«/»'), /closes nothing/);
  });

  it('selects spans by kind and label', () => {
    const marked = parseMarked('«p:a»A«/»«p:b»B«/»«q:a»C«/»');
    assert.deepEqual(spansOf(marked, 'p'), [{ start: 0, end: 1 }, { start: 1, end: 2 }]);
    assert.deepEqual(spansOf(marked, 'p', 'b'), [{ start: 1, end: 2 }]);
  });

  it('renders what it parsed', () => {
    for (const source of ['', 'no marks', 'One «dup:1»two\nthree«/» four «x»five«/»', '«a:1»«b:2»y«/»z«/»', 'x«at:1»«/»y']) {
      const { text, marks } = parseMarked(source);
      assert.equal(renderMarked(text, marks), source);
    }
    assert.throws(() => renderMarked('abc', [{ kind: 'a', label: '', start: 0, end: 2 }, { kind: 'b', label: '', start: 1, end: 3 }]), /crosses/);
  });

  it('parses what it rendered, for any spans side by side', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).map((text) => text.replace(/[«»]/g, '')), fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
        const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
        const marks: Mark[] = [];
        for (let i = 0; i + 1 < places.length; i += 2) marks.push({ kind: 'm', label: String(i), start: places[i] ?? 0, end: places[i + 1] ?? 0 });
        assert.deepEqual(parseMarked(renderMarked(text, marks)), { text, marks });
      }),
    );
  });
});

describe('variants of a fixture', () => {
  const source = 'First line\n«dup:1»second\nthird«/»\n';

  it('mark the same words in LF, in CRLF and behind an emoji', () => {
    const seen = variantsOf(source).map(({ name, text, marks: [mark] }) => [name, text, text.slice(mark?.start, mark?.end), mark?.start]);
    assert.deepEqual(seen, [
      ['LF', 'First line\nsecond\nthird\n', 'second\nthird', 11],
      ['CRLF', 'First line\r\nsecond\r\nthird\r\n', 'second\r\nthird', 12],
      ['behind an emoji', '😀 First line\nsecond\nthird\n', 'second\nthird', 14],
    ]);
  });

  it('are the same for a fixture that is stored in CRLF', () => {
    assert.deepEqual(variantsOf(source.replaceAll('\n', '\r\n')), variantsOf(source));
  });

  it('put the emoji behind front matter', () => {
    assert.equal(variantsOf('---\ntitle: A\n---\nBody')[2]?.text, '---\ntitle: A\n---\n😀 Body');
  });

  it('take another lead', () => {
    assert.equal(variantsOf('Title\nBody', 'Live 😀\n')[2]?.text, 'Live 😀\nTitle\nBody');
  });
});
