import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BEGIN_MARKER, END_MARKER } from '../../../src/core/index/marker-scan';
import { blockOf, holdsOnlyBlock, placeBlock } from '../../../src/core/index/markers';

const BLOCK = '## Seeds\n\n- one\n- two';
const PLACED = `${BEGIN_MARKER}\n\n${BLOCK}\n\n${END_MARKER}`;

function textOf(existing: string | undefined, block = BLOCK): string {
  const placed = placeBlock(existing, block);
  assert.ok('text' in placed, 'problem' in placed ? placed.problem.message : '');
  if (placed.edit !== undefined && existing !== undefined) {
    const { span, text } = placed.edit;
    assert.equal(existing.slice(0, span.start) + text + existing.slice(span.end), placed.text);
  } else if (existing !== undefined) assert.equal(placed.text, existing);
  return placed.text;
}

function problemOf(existing: string): { kind: string; line: number } {
  const placed = placeBlock(existing, BLOCK);
  assert.ok('problem' in placed, `placed: ${JSON.stringify(placed)}`);
  assert.ok(placed.problem.message.length > 10);
  return { kind: placed.problem.kind, line: placed.problem.line };
}

describe('placing the block', () => {
  it('makes a new file with a heading that is the user\'s from then on', () => {
    assert.equal(textOf(undefined), `# Index of seeds\n\n${PLACED}\n`);
  });

  it('keeps everything outside the markers', () => {
    const before = '# Mine\n\ntext  \n\t';
    const after = '\n\n\n  end without newline \u0000';
    assert.equal(textOf(`${before}\n${BEGIN_MARKER}\nold\n${END_MARKER}${after}`), `${before}\n${PLACED}${after}`);
  });

  it('changes nothing when the block is right already, and only the lines that differ when not', () => {
    const text = `a\n${PLACED}\nb\n`;
    assert.deepEqual(placeBlock(text, BLOCK), { text });
    const placed = placeBlock(text, BLOCK.replace('- one', '- 1'));
    assert.ok('text' in placed && placed.edit);
    assert.equal(text.slice(placed.edit.span.start, placed.edit.span.end), '- one\n');
    assert.equal(placed.edit.text, '- 1\n');
  });

  it('writes the line breaks of the file', () => {
    const crlf = `# Mine\r\n\r\n${BEGIN_MARKER}\r\nx\r\n${END_MARKER}\r\n`;
    assert.equal(textOf(crlf), `# Mine\r\n\r\n${PLACED.replaceAll('\n', '\r\n')}\r\n`);
    assert.equal(textOf('a\rb\r'), `a\rb\r\r${PLACED.replaceAll('\n', '\r')}\r`);
    assert.equal(textOf('a\r\nb\r\nc'), `a\r\nb\r\nc\r\n\r\n${PLACED.replaceAll('\n', '\r\n')}\r\n`);
  });

  it('keeps a byte order mark, also right before the marker and in an empty file', () => {
    assert.equal(textOf(`\ufeff${BEGIN_MARKER}\n${END_MARKER}\n`), `\ufeff${PLACED}\n`);
    assert.equal(textOf('\ufeff'), `\ufeff${PLACED}\n`);
    assert.equal(textOf(textOf('\ufeff')), textOf('\ufeff'));
  });

  it('appends once when the markers are missing, never twice', () => {
    assert.equal(textOf('# Mine'), `# Mine\n\n${PLACED}\n`);
    assert.equal(textOf('# Mine\n'), `# Mine\n\n${PLACED}\n`);
    assert.equal(textOf(''), `${PLACED}\n`);
    assert.equal(textOf(textOf('# Mine')), textOf('# Mine'));
    assert.equal(textOf('## Seeds\n\n- one\n- two\n'), `## Seeds\n\n- one\n- two\n\n${PLACED}\n`);
  });

  it('takes markers with other blanks, and none that are part of a line', () => {
    assert.equal(textOf(`  <!--winnow:index-->  \nx\n<!--   /winnow:index --> \nend`), `${PLACED}\nend`);
    const prose = `Put ${BEGIN_MARKER} here.\n\`${END_MARKER}\`\n    ${BEGIN_MARKER}\n`;
    assert.equal(textOf(prose), `${prose}\n${PLACED}\n`);
  });

  it('leaves markers in fenced code and in comments to the user', () => {
    for (const fence of ['```', '~~~~', '   ```md']) {
      const close = fence.includes('~') ? '~~~~' : '```';
      const text = `${fence}\n${BEGIN_MARKER}\n${END_MARKER}\n${close}\n`;
      assert.equal(textOf(text), `${text}\n${PLACED}\n`);
    }
    const comment = `<!-- how to:\n${BEGIN_MARKER}\n`;
    assert.equal(textOf(comment), `${comment}\n${PLACED}\n`);
    const inner = `~~~\n\`\`\`\n${BEGIN_MARKER}\n~~~\n`;
    assert.equal(textOf(inner), `${inner}\n${PLACED}\n`);
  });

  it('what stands between our markers is ours, a code fence too', () => {
    assert.equal(textOf(`${BEGIN_MARKER}\n\`\`\`\n${END_MARKER}\n`), `${PLACED}\n`);
  });

  it('says which line is wrong, counted from 0, and writes nothing', () => {
    const [b, e] = [BEGIN_MARKER, END_MARKER];
    assert.deepEqual(problemOf(`x\n${b}\n`), { kind: 'marker', line: 1 });
    assert.deepEqual(problemOf(`x\n\n${e}\n`), { kind: 'marker', line: 2 });
    assert.deepEqual(problemOf(`${e}\n${b}\n`), { kind: 'marker', line: 0 });
    assert.deepEqual(problemOf(`${b}\n${b}\n${e}\n${e}`), { kind: 'marker', line: 1 });
    assert.deepEqual(problemOf(`${b}\n${e}\n\n${b}\n${e}`), { kind: 'marker', line: 3 });
    assert.deepEqual(problemOf(`${b}\n${e}\n${e}`), { kind: 'marker', line: 2 });
  });

  it('does not append into an open fence or comment', () => {
    assert.deepEqual(problemOf('a\n```\ncode'), { kind: 'open', line: 1 });
    assert.deepEqual(problemOf('a\n\n<!-- never closed\n'), { kind: 'open', line: 2 });
  });

  it('leaves a file with merge conflicts alone', () => {
    assert.deepEqual(problemOf(`a\n${BEGIN_MARKER}\n<<<<<<< HEAD\n- x\n=======\n- y\n>>>>>>> other\n${END_MARKER}\n`), { kind: 'conflict', line: 2 });
    assert.deepEqual(problemOf(`<<<<<<< HEAD\n${PLACED}\n=======\n${PLACED}\n>>>>>>> b\n`), { kind: 'conflict', line: 0 });
    assert.deepEqual(problemOf(`mine\n<<<<<<< HEAD\n=======\n>>>>>>> b\n\n${PLACED}`), { kind: 'conflict', line: 1 });
    assert.deepEqual(problemOf(`${BEGIN_MARKER}\n- x\n=======\n${END_MARKER}`), { kind: 'conflict', line: 2 });
    assert.deepEqual(problemOf(`${PLACED}\n>>>>>>> b\n`), { kind: 'conflict', line: 8 });
  });

  it('a heading underlined with seven = and a fenced example are no conflict', () => {
    textOf(`Title\n=======\n\n${PLACED}\n`);
    textOf(`\`\`\`\n<<<<<<< HEAD\n=======\n>>>>>>> b\n\`\`\`\n\n${PLACED}\n`);
  });

  it('reads the block back, and knows a file that holds nothing else', () => {
    assert.equal(blockOf(`x\r\n${PLACED.replaceAll('\n', '\r\n')}\r\n`), BLOCK);
    assert.equal(blockOf('x'), undefined);
    assert.equal(holdsOnlyBlock(textOf(undefined)), true);
    assert.equal(holdsOnlyBlock(`${PLACED}\n\nmine\n`), false);
  });

  it('for any text: keeps what is outside, is stable, never throws', () => {
    const line = fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 12 }) }, fc.constantFrom(BEGIN_MARKER, END_MARKER, '```', '~~~', '<!--', '-->', '=======', '<<<<<<< a', '>>>>>>> b', '', '\ufeff'));
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n', '\r')), { maxLength: 12 }), fc.constantFrom(BLOCK, '', 'one'), (parts, block) => {
        const text = parts.flat().join('');
        const placed = placeBlock(text, block);
        if ('problem' in placed) return;
        assert.equal(textOf(text, block), placed.text);
        assert.deepEqual(placeBlock(placed.text, block), { text: placed.text });
        assert.equal(blockOf(placed.text), block);
        const other = placeBlock(placed.text, 'other\nblock');
        assert.ok('text' in other);
        const back = placeBlock(other.text, block);
        assert.ok('text' in back);
        assert.equal(back.text, placed.text);
      }),
      { numRuns: 3000 },
    );
  });
});
