import assert from 'node:assert/strict';
import { spread } from '../../../src/core/entities/spread';
import { marked } from './support';

function found(source: string): string[] {
  const { seed, mentions } = marked(source);
  return spread(seed, mentions).map((mention) => `${mention.type}:${seed.slice(mention)}@${seed.lines.lineAt(mention.start)}`);
}

describe('spread', () => {
  it('finds surnames and full names that were left out elsewhere, in headlines too', () => {
    assert.deepEqual(found('Holt Rejects Norvik Plan\nThe mayor, [p:Maren Holt], met the [o:Norvik Line].\nThen Holt’s aide called Norvik Line and Maren Holt.'), [
      'person:Holt@0', 'person:Holt@2', 'organisation:Norvik Line@2', 'person:Maren Holt@2',
    ]);
  });

  it('leaves longer names, other people and what has two types alone', () => {
    assert.deepEqual(found('[p:Maren Holt] lives in the old quarter by Holt Street, not far from her cousin Jonas Holt.'), []);
    assert.deepEqual(found('[p:Maren Skarn] works for [o:Skarn].\nThere, Skarn is known.'), []);
    assert.deepEqual(found('[p:Holt] left.\nNobody saw Holt.'), []);
  });
});
