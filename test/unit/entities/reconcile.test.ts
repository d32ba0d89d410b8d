import assert from 'node:assert/strict';
import { reconcile } from '../../../src/core/entities/reconcile';
import { gazetteer, marked } from './support';

function types(source: string): string[] {
  const { seed, mentions } = marked(source);
  return reconcile(seed, mentions, gazetteer()).map((mention) => `${mention.type}:${seed.slice(mention)}`);
}

describe('reconcile', () => {
  it('makes a surname a person wherever the seed has the full name, whatever its spelling', () => {
    assert.deepEqual(types('[p:Andriy Kovalskyy] met [l:Kovalskiy] and [x:Kovalskyy].'), ['person:Andriy Kovalskyy', 'person:Kovalskiy', 'person:Kovalskyy']);
  });

  it('lets the gazetteer and then the majority settle the rest', () => {
    assert.deepEqual(types('The [p:Kremlin] and [p:Helsinki].'), ['organisation:Kremlin', 'place:Helsinki']);
    assert.deepEqual(types('[o:Norvik Line], [o:Norvik Line], [x:Norvik Line]; [o:Skarn] or [l:Skarn].'), ['organisation:Norvik Line', 'organisation:Norvik Line', 'organisation:Norvik Line', 'organisation:Skarn', 'place:Skarn']);
  });

  it('leaves countries and people who are named like places alone', () => {
    assert.deepEqual(types('[o:Norway] won. [p:Denzel Washington] met [p:Washington] in [l:Oslo].'), ['organisation:Norway', 'person:Denzel Washington', 'person:Washington', 'place:Oslo']);
  });
});
