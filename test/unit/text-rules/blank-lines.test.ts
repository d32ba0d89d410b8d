import assert from 'node:assert/strict';
import { blankLinesRule } from '../../../src/core/text-rules/blank-lines';
import { applied, check } from '../boilerplate/support';

const rule = blankLinesRule();
const clean = (text: string): string => applied(text, check(rule, text));

describe('blank lines rule', () => {
  it('leaves one blank line between paragraphs', () => {
    assert.equal(clean('a\n\n\n\nb\n\nc\n'), 'a\n\nb\n\nc\n');
    assert.equal(clean('a\r\n\r\n \t\r\nb\r\n'), 'a\r\n\r\nb\r\n');
  });

  it('takes blank lines off both ends and keeps the final line break', () => {
    assert.equal(clean('\n\na\nb\n\n\n'), 'a\nb\n');
    assert.equal(clean('a\n  '), 'a\n');
    assert.equal(clean('a'), 'a');
    assert.equal(clean('a\n'), 'a\n');
  });

  it('counts what it shows', () => {
    assert.deepEqual(check(rule, 'a\n\n\nb\n\n\n\n').map((finding) => finding.message), ['One blank line beyond one', '3 blank lines at the end']);
  });

  it('leaves the blank line behind front matter and seeds without text', () => {
    assert.deepEqual(check(rule, '---\ntitle: x\n---\n\na\n'), []);
    assert.equal(clean('---\ntitle: x\n---\n\n\na\n'), '---\ntitle: x\n---\n\na\n');
    assert.deepEqual(check(rule, ''), []);
  });
});
