import assert from 'node:assert/strict';
import { indentationFolds } from '../../../src/vscode/indentation-folds';

function folds(text: string): string {
  return indentationFolds(text.split('\n'))
    .map(({ start, end }) => `${start}-${end}`)
    .join(' ');
}

describe('indentationFolds', () => {
  it('folds what is indented deeper below a line, nested', () => {
    assert.equal(folds('a\n  b\n    c\n  d\ne'), '0-3 1-2');
  });

  it('takes blank lines behind along and counts tabs', () => {
    assert.equal(folds('a\n\tb\n\nc'), '0-2');
    assert.equal(folds('a\n  b\n'), '0-2');
  });

  it('folds nothing in flat prose', () => {
    assert.equal(folds('One paragraph.\n\nAnother.\nAnd one more.'), '');
    assert.equal(folds(''), '');
  });
});
