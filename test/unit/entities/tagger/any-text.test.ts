import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { loadTagger } from '../../../../src/core/entities/tagger/tagger';
import { SeedText } from '../../../../src/core/text/seed-text';

const tagger = loadTagger(readFileSync('models/entities-en.bin'));

/** Checks what must hold for the mentions of any text. */
function assertSound(text: string): void {
  let last = 0;
  for (const { start, end } of tagger.tag(new SeedText(text))) {
    assert.ok(start >= last && end > start && end <= text.length, JSON.stringify(text));
    assert.ok(!/^\s|\s$/u.test(text.slice(start, end)), JSON.stringify(text.slice(start, end)));
    last = end;
  }
}

const PIECES = ['Anna', 'BERLIN', 'of', 'the', '“', '”', "'s", '’s', '.', ',', '(', ')', '-', '—', '\u202e', '\u200f', '😀', '<b>', '**', '\n', '\r\n', '\n\n', 'U.S.', '747', '$5', 'al-', 'é\u0301', '\ud83d', 'Žižek', 'van', 'Inc.', 'The', '{', '\t'];

describe('tagger on any text', () => {
  it('gives sound mentions for arbitrary strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), assertSound), { numRuns: 200 });
  });

  it('takes words for words that are names of properties in JavaScript', () => {
    for (const word of Object.getOwnPropertyNames(Object.prototype)) assertSound(`The ${word} of ${word.toUpperCase()} met Anna ${word} in Berlin.`);
  });

  it('gives sound mentions for names among marks, markup and broken characters', () => {
    const texts = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 60 }).map((parts) => parts.flat().join(''));
    fc.assert(fc.property(texts, assertSound), { numRuns: 300 });
  });

  it('finds the same names with every kind of line break and behind an astral character', () => {
    const lines = ['Helena Ruiz met the mayor of Porto.', 'She said Porto would wait for Lufthansa.'];
    const names = (text: string): string[] => tagger.tag(new SeedText(text)).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
    const plain = names(lines.join('\n'));
    assert.ok(plain.includes('person Helena Ruiz') && plain.includes('organisation Lufthansa'), plain.join(', '));
    assert.deepEqual(names(lines.join('\r\n')), plain);
    assert.deepEqual(names(lines.join('\r')), plain);
    assert.deepEqual(names(`😀 ${lines.join('\n')}`), plain);
  });
});
