import assert from 'node:assert/strict';
import { indexOf } from './support';

function ids(source: string): string[] {
  return indexOf({ 'a.txt': source }).mentionsIn('a.txt').map(({ id }) => id);
}

describe('PlaceContext', () => {
  it('keeps the two Georgias apart', () => {
    assert.deepEqual(ids('Votes in [l:Georgia] and [l:Ohio] were counted. [l:Georgia] was close.'), ['region:georgia', 'region:ohio', 'region:georgia']);
    assert.deepEqual(ids('A fire in [l:Atlanta], [l:Georgia] spread.'), ['city:atlanta', 'region:georgia']);
    assert.deepEqual(ids('[l:Georgia] voted. In [l:Tbilisi] [x:Georgian] flags flew; a guest from [l:Ohio] watched.'), ['country:GE', 'city:tbilisi', 'nationality:GE', 'region:ohio']);
    assert.deepEqual(ids('[l:Georgia] and [l:Armenia] talked.'), ['country:GE', 'country:AM']);
  });

  it('puts a city before a state into that state, but not one that lies there', () => {
    assert.deepEqual(ids('[l:Paris], [l:Texas] is not [l:Paris].'), ['place:paris texas', 'region:texas', 'city:paris']);
    assert.deepEqual(ids('[l:Los Angeles], [l:California] and [l:Odesa], [l:Ukraine]'), ['city:los angeles', 'region:california', 'city:odesa', 'country:UA']);
  });
});
