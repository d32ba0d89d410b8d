import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BEGIN_MARKER, END_MARKER } from '../../../src/core/index/marker-scan';
import { placeBlock } from '../../../src/core/index/markers';
import { resolveByRebuilding } from '../../../src/core/index/resolve';

const BLOCK = '- fresh';
const FRESH = `${BEGIN_MARKER}\n\n${BLOCK}\n\n${END_MARKER}`;
const OLD = `${BEGIN_MARKER}\n\n- old\n\n${END_MARKER}`;

function conflict(ours: string, theirs: string, base?: string): string {
  return `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| base\n${base}`}=======\n${theirs}>>>>>>> other\n`;
}

function resolved(text: string): { text: string; remaining: number } {
  const result = resolveByRebuilding(text, BLOCK);
  assert.ok('text' in result, 'problem' in result ? result.problem.message : '');
  return result;
}

describe('resolving by rebuilding', () => {
  it('settles conflicts inside the block', () => {
    const text = `# Mine\n\n${BEGIN_MARKER}\n\n- a\n${conflict('- x\n', '- y\n', '- z\n')}- b\n${conflict('', '- c\n')}${END_MARKER}\nend`;
    assert.deepEqual(resolved(text), { text: `# Mine\n\n${FRESH}\nend`, remaining: 0 });
  });

  it('settles a file that both sides added, keeping the text on which they agree', () => {
    assert.deepEqual(resolved(conflict(`# Index\n\n${OLD}\n`, `# Index\n\n${OLD.replace('old', 'other')}\n`)), { text: `# Index\n\n${FRESH}\n`, remaining: 0 });
  });

  it('leaves the user\'s own conflict in a hunk to the user, outside the block', () => {
    const text = conflict(`# Ours\n${OLD}\ntail\n`, `# Theirs\n${OLD}\ntail\n`);
    assert.deepEqual(resolved(text), { text: `${conflict('# Ours\n', '# Theirs\n')}${FRESH}\ntail\n`, remaining: 1 });
  });

  it('keeps conflicts elsewhere in the file as they are', () => {
    const mine = conflict('one\n', 'two\n');
    assert.deepEqual(resolved(`${mine}${BEGIN_MARKER}\n${conflict('- a\n', '- b\n')}${END_MARKER}\n`), { text: `${mine}${FRESH}\n`, remaining: 1 });
  });

  it('settles a block that one side removed or moved its end', () => {
    assert.deepEqual(resolved(`a\n${conflict(`${OLD}\n`, '')}b\n`), { text: `a\n${FRESH}\nb\n`, remaining: 0 });
    assert.deepEqual(resolved(`a\n${BEGIN_MARKER}\n${conflict(`- x\n${END_MARKER}\nnew\n`, `- y\n${END_MARKER}\nnew\n`)}b\n`), { text: `a\n${FRESH}\nnew\nb\n`, remaining: 0 });
  });

  it('settles what a half-done merge left inside the block', () => {
    assert.deepEqual(resolved(`${BEGIN_MARKER}\n- x\n=======\n${END_MARKER}\n`), { text: `${FRESH}\n`, remaining: 0 });
  });

  it('keeps line breaks and a byte order mark', () => {
    const text = `\ufeff${BEGIN_MARKER}\n${conflict('- a\n', '- b\n')}${END_MARKER}\nmine\n`.replaceAll('\n', '\r\n');
    assert.equal(resolved(text).text, `\ufeff${FRESH}\nmine\n`.replaceAll('\n', '\r\n'));
  });

  it('says so when a side is broken or the index is not in it', () => {
    for (const text of [conflict(`${BEGIN_MARKER}\n`, 'x\n'), `mine\n<<<<<<< HEAD\nx\n`, `>>>>>>> b\n${OLD}\n`]) assert.ok('problem' in resolveByRebuilding(text, BLOCK), text);
    assert.ok('problem' in resolveByRebuilding(conflict('a\n', 'b\n'), BLOCK));
  });

  it('for any two sides: the block is right and no user line is lost', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '# h'), { maxLength: 4 });
    const file = fc.tuple(lines, lines).map(([before, after]) => ({ before, after }));
    fc.assert(
      fc.property(file, file, fc.constantFrom('x', 'y'), (ours, theirs, entry) => {
        const side = (of: { before: string[]; after: string[] }, line: string): string => [...of.before, BEGIN_MARKER, `- ${line}`, END_MARKER, ...of.after, ''].join('\n');
        const result = resolved(conflict(side(ours, 'x'), side(theirs, entry)));
        const kept = result.text.split('\n');
        for (const line of [...ours.before, ...ours.after, ...theirs.before, ...theirs.after]) assert.ok(kept.includes(line));
        assert.equal(kept.filter((line) => line === BEGIN_MARKER).length, 1);
        assert.ok(result.text.includes(FRESH));
        if (result.remaining === 0) assert.deepEqual(placeBlock(result.text, BLOCK), { text: result.text });
      }),
      { numRuns: 500 },
    );
  });
});
