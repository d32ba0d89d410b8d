import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly comments?: unknown;
}

describe('the language configuration', () => {
  const configuration = JSON.parse(readFileSync('language-configuration.json', 'utf8')) as LanguageConfiguration;
  const wordsOf = (text: string): string[] => text.match(new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`)) ?? [];

  it('keeps apostrophes, accents and marks inside a word', () => {
    assert.deepEqual(wordsOf('Zelenskyy’s naïve «Škoda» isn\'t in O’Neil’s Nga\u0304ti, teams’ end.'), [
      'Zelenskyy’s', 'naïve', 'Škoda', "isn't", 'in', 'O’Neil’s', 'Nga\u0304ti', 'teams', 'end',
    ]);
  });

  it('keeps a number whole and parts words at hyphens', () => {
    assert.deepEqual(wordsOf('12,400.5 self-made 3. “x” 😀y'), ['12,400.5', 'self', 'made', '3', 'x', 'y']);
  });

  it('knows no comments: a seed has none', () => assert.equal(configuration.comments, undefined));
});
