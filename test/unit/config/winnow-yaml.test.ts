import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SCHEME } from '../../../src/core/annotations/scheme';
import { lineHash } from '../../../src/core/boilerplate/user-rules';
import { DEFAULT_CONFIG } from '../../../src/core/config/config';
import { parseConfig } from '../../../src/core/config/winnow-yaml';

const WHOLE = `# our project
index:
  sections: [seeds, entities]
  columns: [seed, title, note]
  maxLines: 500
seeds:
  ./b.txt: { status: cleaned, note: "check: the date" }
  2024/11/a.txt:
    status: rejected
boilerplate:
  strip:
    - Follow us on Example
    - phrase: Read more
      class: related
      scope: "2024/**"
    - pattern: ^Photo [0-9]+
  keep:
    - hash: 0123456789abcdef
      quote: Some line
    - Thanks for reading
duplicates:
  ignore:
    - { a: zz, b: aa }
labels:
  - name: claim
    key: c
`;

function places(text: string): [number, string][] {
  return parseConfig(text).problems.map((problem) => [problem.line, text.slice(problem.span.start, problem.span.end)]);
}

describe('winnow.yaml', () => {
  for (const [name, text] of [['LF', WHOLE], ['CRLF', WHOLE.replaceAll('\n', '\r\n')], ['with a byte order mark', `\ufeff${WHOLE}`]] as const) {
    it(`is read whole (${name})`, () => {
      const { config, problems } = parseConfig(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(config.index, { sections: ['seeds', 'entities'], columns: ['seed', 'title', 'note'], maxLines: 500 });
      assert.deepEqual([...config.seeds], [['b.txt', { line: 6, status: 'cleaned', note: 'check: the date' }], ['2024/11/a.txt', { line: 7, status: 'rejected' }]]);
      assert.deepEqual(config.boilerplate.strip, [
        { phrase: 'Follow us on Example', line: 11 },
        { phrase: 'Read more', class: 'related', scope: '2024/**', line: 12 },
        { pattern: '^Photo [0-9]+', line: 15 },
      ]);
      assert.deepEqual(config.boilerplate.keep, [
        { hash: '0123456789abcdef', quote: 'Some line', line: 17 },
        { hash: lineHash('Thanks for reading'), quote: 'Thanks for reading', line: 19 },
      ]);
      assert.deepEqual(config.duplicates.ignore, [{ a: 'aa', b: 'zz', line: 22 }]);
      assert.deepEqual(config.labels.labels.map((label) => label.name), ['claim']);
    });
  }

  it('has defaults for all that is missing', () => {
    for (const text of ['', '# nothing\n', 'index:\nseeds:\nboilerplate:\n', 'index: {}\nlabels: ~\n']) {
      const { config, problems } = parseConfig(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(config, DEFAULT_CONFIG);
      assert.equal(config.labels, DEFAULT_SCHEME);
    }
  });

  it('turns sections off by name', () => {
    assert.deepEqual(parseConfig('index:\n  sections:\n    families: false\n    attention: true\n').config.index.sections, ['seeds', 'entities', 'attention']);
  });

  it('names each wrong part at its place and uses the rest', () => {
    const text = `index:
  columns: [seed, bogus]
  maxLines: 3
  colour: red
seeds:
  a.txt: { status: done, note: fine }
  b.txt: cleaned
  a.txt: { status: new }
boilerplate:
  strip:
    - { phrase: x, pattern: y }
    - [z]
    - good one
  keep:
    - hash: short
duplicates:
  ignore:
    - { a: only }
    - *bomb
typo: 1
labels:
  - two words
  - fine
`;
    const { config } = parseConfig(text.replace('*bomb', '{ b: x }'));
    assert.deepEqual(config.index.columns, ['seed']);
    assert.equal(config.index.maxLines, undefined);
    assert.deepEqual(config.seeds.get('a.txt'), { note: 'fine', line: 5 });
    assert.deepEqual(config.boilerplate.strip.map((rule) => rule.phrase), ['good one']);
    assert.deepEqual(config.labels.labels.map((label) => label.name), ['fine']);
    assert.deepEqual(places(text.replace('*bomb', '{ b: x }')), [
      [1, 'bogus'], [2, '3'], [3, 'colour'], [5, 'done'], [6, 'cleaned'], [7, 'a.txt'],
      [10, '{ phrase: x, pattern: y }'], [11, '[z]'], [11, '[z]'], [14, 'hash: short'], [14, 'short'], [17, '{ a: only }'], [18, '{ b: x }'], [19, 'typo'], [21, 'two words'],
    ]);
  });

  it('keeps the good parts, and what was before, when one part is no YAML', () => {
    const good = parseConfig(WHOLE).config;
    const broken = WHOLE.replace('{ status: cleaned, note: "check: the date" }', '{ status: cleaned, note: "check').replace('[seed, title, note]', '[seed]');
    const { config, problems } = parseConfig(broken, good);
    assert.ok(problems.some((problem) => problem.message.startsWith('YAML: ')));
    assert.deepEqual(config.index.columns, ['seed']);
    assert.deepEqual(config.seeds, good.seeds);
    assert.deepEqual(parseConfig('seeds: [\nindex:\n  maxLines: 99\n', good).config.index.maxLines, 99);
  });

  it('does not follow aliases', () => {
    const bomb = `index: &a [x, x, x]\nseeds:\n  a.txt: *a\nlabels: *a\n`;
    assert.ok(parseConfig(bomb).problems.length >= 2);
    assert.deepEqual(parseConfig(bomb).config.labels, DEFAULT_SCHEME);
  });

  it('is bounded and never throws', () => {
    const nasty = [`${'['.repeat(20_000)}`, `a: ${'{a: '.repeat(5_000)}`, `${'- '.repeat(5_000)}x`, 'x'.repeat(9 * 1024 * 1024), '\u0000\u0001', '---\na: 1\n---\nb: 2\n', '? [a]\n: b\n', '<<<<<<< HEAD\nseeds: {}\n=======\n>>>>>>> x\n', '__proto__: 1\nseeds: { __proto__: { status: new } }\n', '- a\n- b\n', 'just text'];
    for (const text of nasty) {
      const { config, problems } = parseConfig(text);
      assert.ok(problems.length > 0 && problems.length <= 200, text.slice(0, 20));
      assert.ok(config.index.maxLines === undefined || config.index.maxLines > 0);
    }
  });

  it('meets any text', () => {
    const piece = fc.constantFrom('index', 'seeds', 'boilerplate', 'strip', 'keep', 'labels', ':', ': ', '\n', '\n  ', '\n    - ', '{', '}', '[', ']', '"', "'", '&a ', '*a', '#', '|', '>', 'phrase', 'a.txt', 'status', 'new', '!!set', '\t', '\r\n', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { problems } = parseConfig(text);
        for (const problem of problems) {
          assert.ok(problem.span.start <= problem.span.end && problem.span.end <= text.length);
          assert.ok(problem.line <= problem.endLine);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
