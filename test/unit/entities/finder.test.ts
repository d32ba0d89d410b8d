import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNames } from '../../../src/core/entities/finder';
import { SeedText } from '../../../src/core/text/seed-text';
import { gazetteer, namesIn } from './support';

describe('findNames', () => {
  it('cuts titles, countries and possessives off people', () => {
    assert.deepEqual(namesIn('Norwegian Prime Minister Tor Alder met US secretary of state Maren Holt and Chile’s Ana Lagos.'), [
      'other:Norwegian', 'person:Tor Alder', 'place:US', 'person:Maren Holt', 'place:Chile', 'person:Ana Lagos',
    ]);
    assert.deepEqual(namesIn('The letter reached foreign minister Jonas Alder and White House Press Secretary Mary Quill.'), [
      'person:Jonas Alder', 'organisation:White House', 'person:Mary Quill',
    ]);
  });

  it('finds a short name again wherever it stands', () => {
    const names = namesIn('Alder sailed home.\nIn the end, Mayor Jonas Alder agreed, and Alder’s boat was painted.\nWhy Alder won');
    assert.equal(names.filter((name) => name.startsWith('person:') && name.endsWith('Alder')).length, 4);
  });

  it('knows places and organisations by the gazetteer and by their words', () => {
    assert.deepEqual(namesIn('She flew from Anchorage to Helsinki for the North Sea Fishing Association, which left Nato and the U.N. alone.'), [
      'place:Anchorage', 'place:Helsinki', 'organisation:North Sea Fishing Association', 'organisation:Nato', 'organisation:U.N.',
    ]);
  });

  it('finds no names in common words, verbs that open sentences, and dates', () => {
    assert.deepEqual(namesIn('However, the boats left. What happened? On Monday nothing did. In May it rained.'), []);
    assert.deepEqual(namesIn('Hosting Norway is dear.'), ['place:Norway']);
    assert.deepEqual(namesIn('Who told us? The us of today.'), []);
  });

  it('keeps still in lines of capitals', () => {
    assert.deepEqual(namesIn('READ MORE ABOUT THE STORM AND THE BOATS'), []);
  });

  it('gives sorted mentions without overlap inside any text', () => {
    const word = fc.constantFrom('Maren', 'Holt', 'of', 'the', 'U.S.', 'NATO', 'Bank', '—', '“', '’s', '\n', '😀', '\u202e', 'said', 'President', 'New York', '.', 'and', 'al-Masri');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const seed = new SeedText(words.join(' '));
        let end = 0;
        for (const mention of findNames(seed, gazetteer())) {
          assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= seed.text.length);
          assert.equal(seed.slice(mention).trim(), seed.slice(mention));
          end = mention.end;
        }
      }),
    );
  });
});
