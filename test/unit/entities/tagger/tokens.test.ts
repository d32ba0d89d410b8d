import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenize } from '../../../../src/core/entities/tagger/tokens';

describe('tokens of the tagger', () => {
  const split = (text: string): string => tokenize(text).words.join('|');

  it('keeps initials, abbreviations and companies whole', () => {
    assert.equal(split('J. Mara of AT&T, Inc. met the U.S. envoy.'), 'J.|Mara|of|AT&T|,|Inc.|met|the|U.S.|envoy|.');
  });

  it('parts the possessive ending, straight and curly', () => {
    assert.equal(split('Norway’s and O\'Hara\'s'), "Norway|’s|and|O'Hara|'s");
  });

  it('parts a name from what a hyphen hangs on it, but no double name', () => {
    assert.equal(split('Oslo-based ex-Navy Anne-Marie'), 'Oslo|-|based|ex|-|Navy|Anne-Marie');
  });

  it('gives offsets into the whole text for a part of it', () => {
    const text = 'Skip. Über Ålesund 😀 lies fog.';
    const { starts, ends, words, count } = tokenize(text, { start: 6, end: text.length });
    for (let i = 0; i < count; i++) assert.equal(text.slice(starts[i], ends[i]), words[i]);
    assert.deepEqual(words.slice(0, 2), ['Über', 'Ålesund']);
  });

  it('covers every visible character of hostile text', () => {
    const text = 'a.a.a-\u202eb @@ <b>Z</b> \ud800 e\u0301\u0301 ’’’s ﷽';
    const { starts, ends } = tokenize(text);
    const covered = starts.map((start, i) => text.slice(start, ends[i])).join('');
    assert.equal(covered, text.replace(/\s/g, ''));
  });
});
