import assert from 'node:assert/strict';
import { parseCuration } from '../../../src/core/entities/curation';
import type { Mention } from '../../../src/core/entities/mention';
import { findMentions } from '../../../src/core/entities/mentions';
import { SeedText } from '../../../src/core/text/seed-text';
import { gazetteer } from './support';

function find(text: string, curation?: string, tag?: (seed: SeedText) => Mention[]): string[] {
  const seed = new SeedText(text);
  const mentions = findMentions(seed, {
    gazetteer: gazetteer(),
    ...(curation === undefined ? {} : { curation: parseCuration(curation).curation }),
    ...(tag === undefined ? {} : { tagger: { tag } }),
  });
  return mentions.map((mention) => `${mention.type}/${mention.source}:${seed.slice(mention)}`);
}

describe('findMentions', () => {
  it('puts names, dates and amounts together', () => {
    assert.deepEqual(find('On 3 March 2025 Maren Holt paid $5 million, or 12 percent, in Oslo.'), [
      'date/rule:3 March 2025', 'person/rule:Maren Holt', 'money/rule:$5 million', 'quantity/rule:12 percent', 'place/gazetteer:Oslo',
    ]);
  });

  it('prefers the tagger and fills in what the gazetteer knows', () => {
    const tag = (seed: SeedText): Mention[] => [{ start: seed.text.indexOf('Oslo Group'), end: seed.text.indexOf('Oslo Group') + 10, type: 'organisation', source: 'model' }];
    assert.deepEqual(find('The Oslo Group left Oslo.', undefined, tag), ['organisation/model:Oslo Group', 'place/gazetteer:Oslo']);
  });

  it('lets the user’s file win', () => {
    const text = 'The grey heron of Kestrel Bay, said Maren Holt. Lowered flags hung in Holt Street. Kestrel Bay Bank closed.';
    assert.deepEqual(find(text, 'entities:\n  - name: Grey Heron\n    spellings: [grey heron]\n    type: organisation\n  - name: Kestrel Bay\n    type: place\n  - name: Holt\n    type: person\n    not: [Holt Street]\nignore: [Lowered]\n'), [
      'organisation/curated:grey heron', 'place/curated:Kestrel Bay', 'person/rule:Maren Holt', 'place/rule:Holt Street', 'organisation/rule:Kestrel Bay Bank',
    ]);
  });

  it('keeps the user’s word over the model’s type and in headlines of capitals', () => {
    assert.deepEqual(find('MAREN HOLT WINS AGAIN\nOslo Maritime met.', 'entities:\n  - name: Maren Holt\n    type: organisation\n  - name: Oslo Maritime\n    type: other\n'), ['organisation/curated:MAREN HOLT', 'other/curated:Oslo Maritime']);
  });

  it('is silent in another language but for the user’s names', () => {
    const german = 'Die Fischer von Norden sind nicht mehr bereit, mit der Regierung zu reden, und die Boote liegen seit Montag im Hafen. Auch der Bürgermeister Jonas Alder hat sich bei den Leuten nicht sehen lassen.';
    assert.deepEqual(find(german), []);
    assert.deepEqual(find(german, 'entities:\n  - name: Jonas Alder\n    type: person\n'), ['person/curated:Jonas Alder']);
  });

  it('takes any text', () => {
    for (const text of ['', '\n\n', '\ud800', '0'.repeat(10_000), 'A '.repeat(5000), '$'.repeat(3000), 'NATO '.repeat(3000), '中国 '.repeat(500), '---\ndate: [\n---\nx']) assert.ok(Array.isArray(find(text)));
  });
});
