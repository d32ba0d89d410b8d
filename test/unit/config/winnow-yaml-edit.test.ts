import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineHash } from '../../../src/core/boilerplate/user-rules';
import { SEED_STATUSES } from '../../../src/core/index/model';
import { parseConfig } from '../../../src/core/config/winnow-yaml';
import { addIgnoredPair, addKeep, addRule, renameSeed, setNote, setStatus } from '../../../src/core/config/winnow-yaml-edit';
import type { ConfigEdit } from '../../../src/core/config/winnow-yaml-edit';

function textOf(edit: ConfigEdit): string {
  assert.ok('text' in edit, 'problem' in edit ? edit.problem.message : '');
  return edit.text;
}

const FILE = `# our project

index:
  maxLines: 500 # enough

# what we did
seeds:
  # the ferry story
  b.txt: { status: cleaned } # done
  d.txt:
    status: new

boilerplate:
  keep:
    - hash: 0123456789abcdef # why
`;

describe('writing winnow.yaml', () => {
  it('makes the file when there is none', () => {
    const text = textOf(setStatus(undefined, 'a b.txt', 'cleaned'));
    assert.match(text, /^# .*\n\nseeds:\n {2}a b\.txt:\n {4}status: cleaned\n$/);
    assert.deepEqual(parseConfig(text).config.seeds.get('a b.txt')?.status, 'cleaned');
  });

  it('sets, changes and takes away status and note, and leaves all else', () => {
    assert.equal(textOf(setStatus(FILE, 'c.txt', 'rejected')), FILE.replace('  d.txt:', '  c.txt:\n    status: rejected\n  d.txt:'));
    assert.equal(textOf(setStatus(FILE, 'b.txt', 'annotated')), FILE.replace('cleaned', 'annotated'));
    assert.equal(textOf(setNote(FILE, 'd.txt', 'see: "x" # y')), FILE.replace('status: new\n', `status: new\n    note: 'see: "x" # y'\n`));
    assert.equal(textOf(setStatus(FILE, 'd.txt', undefined)), FILE.replace('  d.txt:\n    status: new\n', ''));
    assert.equal(textOf(setNote(FILE, 'd.txt', ' ')), FILE);
    assert.equal(textOf(setStatus(FILE, ['d.txt', 'b.txt', 'c.txt'], 'rejected')), textOf(setStatus(textOf(setStatus(textOf(setStatus(FILE, 'd.txt', 'rejected')), 'b.txt', 'rejected')), 'c.txt', 'rejected')));
    assert.equal(textOf(setStatus(FILE, 'nowhere.txt', undefined)), FILE);
  });

  it('changes not a byte when there is nothing to do, whatever the layout', () => {
    const odd = 'seeds:   {b.txt:   {status:   new}}\n\n\n\n# end   ';
    assert.equal(textOf(setStatus(odd, './b.txt', 'new')), odd);
    assert.equal(textOf(addKeep(textOf(addKeep(FILE, 'x')), 'x')), textOf(addKeep(FILE, 'x')));
  });

  it('keeps CRLF, a byte order mark and the indentation', () => {
    const wide = FILE.replaceAll('  ', '    ');
    assert.equal(textOf(setStatus(wide, 'c.txt', 'new')), wide.replace('    d.txt:', '    c.txt:\n        status: new\n    d.txt:'));
    const windows = `\ufeff${FILE.replaceAll('\n', '\r\n')}`;
    assert.equal(textOf(setStatus(windows, 'd.txt', 'cleaned')), windows.replace('status: new', 'status: cleaned'));
    const flat = 'boilerplate:\n  keep:\n  - x\n';
    assert.equal(textOf(addKeep(flat, 'y')), `${flat}  - hash: ${lineHash('y')}\n    quote: y\n`);
  });

  it('remembers kept lines, rules and pairs, each once', () => {
    let text = textOf(addKeep(FILE, '  Thanks to all  '));
    text = textOf(addRule(text, { phrase: 'Read more: all', class: 'related' }));
    text = textOf(addRule(text, { pattern: '^Photo \\d+', scope: '2024/**' }));
    text = textOf(addIgnoredPair(text, 'zz', 'aa'));
    for (const again of [addKeep(text, 'Thanks to all'), addRule(text, { phrase: 'Read more: all', class: 'related' }), addIgnoredPair(text, 'aa', 'zz')]) assert.equal(textOf(again), text);
    const { config, problems } = parseConfig(text);
    assert.deepEqual(problems, []);
    assert.equal(config.boilerplate.keep[1]?.hash, lineHash('Thanks to all'));
    assert.deepEqual(config.boilerplate.strip.map(({ phrase, pattern, class: name, scope }) => [phrase ?? pattern, name ?? scope]), [['Read more: all', 'related'], ['^Photo \\d+', '2024/**']]);
    assert.deepEqual(config.duplicates.ignore.map(({ a, b }) => [a, b]), [['aa', 'zz']]);
    assert.ok(text.startsWith(FILE));
  });

  it('follows a rename', () => {
    assert.equal(textOf(renameSeed(FILE, 'b.txt', '2024/x.txt')), FILE.replace('  b.txt:', '  2024/x.txt:'));
    assert.equal(textOf(renameSeed(FILE, 'none.txt', 'x.txt')), FILE);
    assert.deepEqual([...parseConfig(textOf(renameSeed(FILE, 'b.txt', 'd.txt'))).config.seeds].map(([path, { status }]) => [path, status]), [['d.txt', 'cleaned']]);
  });

  it('changes nothing where it cannot, and says where', () => {
    const problem = (edit: ConfigEdit): number => {
      assert.ok('problem' in edit);
      return edit.problem.line;
    };
    assert.equal(problem(setStatus('a: 1\nseeds: [', 'a.txt', 'new')), 1);
    assert.equal(problem(setStatus('# x\nseeds: [a]\n', 'a.txt', 'new')), 1);
    assert.equal(problem(setStatus('seeds:\n  a.txt: new\n', 'a.txt', 'new')), 1);
    assert.equal(problem(addKeep('\n\nboilerplate: 3\n', 'x')), 2);
    assert.equal(problem(addRule('- list\n', { phrase: 'x' })), 0);
    assert.equal(problem(setNote('a: 1\n---\nb: 2\n', 'a.txt', 'x')), 1);
  });

  it('any path and note come back', () => {
    const path = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((value) => !/[\\\ud800-\udfff]|^\.\//u.test(value));
    fc.assert(
      fc.property(path, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom(...SEED_STATUSES), (name, note, status) => {
        const text = textOf(setNote(textOf(setStatus(FILE, name, status)), name, note));
        const { config, problems } = parseConfig(text);
        assert.deepEqual(problems, []);
        assert.equal(config.seeds.get(name)?.status, status);
        assert.equal(config.seeds.get(name)?.note, note.trim() === '' ? undefined : note);
        for (const line of FILE.split('\n')) if (line.includes('#')) assert.ok(text.includes(line.slice(line.indexOf('#'))));
      }),
      { numRuns: 300 },
    );
  });
});
