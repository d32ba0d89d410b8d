import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EntityType, Mention } from '../../../../src/core/entities/mention';
import { settleByDocument } from '../../../../src/core/entities/tagger/document-rules';
import { tokenize } from '../../../../src/core/entities/tagger/tokens';

/** A text in which `[type name]` marks a mention, settled: "type name (source)". */
function settled(marked: string): string[] {
  const mentions: Mention[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]+\])/)) {
    const [, type, name] = /^\[(\w+) (.+)\]$/.exec(part) ?? [];
    if (type !== undefined && name !== undefined) mentions.push({ start: text.length, end: text.length + name.length, type: type as EntityType, source: 'model' });
    text += name ?? part;
  }
  return settleByDocument(mentions, [tokenize(text)], text).map(({ start, end, type, source }) => `${type} ${text.slice(start, end)} (${source})`);
}

describe('rules over a document', () => {
  it('makes a doubtful surname the person it belongs to, but no place', () => {
    assert.deepEqual(settled('[person Ida Moravec] met [other Moravec] in [place Moravec].'), ['person Ida Moravec (model)', 'person Moravec (document)', 'place Moravec (model)']);
    assert.deepEqual(settled('[other Moravec] won.'), ['other Moravec (model)']);
  });

  it('finds the short form of an organisation, in order and only where it stands alone', () => {
    const text = 'The Foundation paid. [organisation Harbour Light Foundation] and the Foundation Board and a Foundation and [place Rome] saw the Foundation.';
    assert.deepEqual(settled(text), [
      'organisation Foundation (document)',
      'organisation Harbour Light Foundation (model)',
      'place Rome (model)',
      'organisation Foundation (document)',
    ]);
    assert.deepEqual(settled('[person Adeyemi Hill Foundation] paid.'), ['organisation Adeyemi Hill Foundation (model)']);
    assert.deepEqual(settled('The Foundation paid [person Ida Moravec].'), ['person Ida Moravec (model)']);
  });
});
