import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CorpusEntities } from '../../src/core/corpus-entities';
import { parseCuration } from '../../src/core/entities/curation';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import { loadTagger, type Tagger } from '../../src/core/entities/tagger/tagger';
import { SeedText } from '../../src/core/text/seed-text';

const gazetteer = loadGazetteer(readFileSync('models/gazetteer.json'));
const ONE = 'mem:/ws/seeds/one.txt';
const TWO = 'mem:/ws/seeds/two.txt';
const ARTICLE = [
  'Ferry lights over Norway',
  'Oslo, 12 March 2024',
  'Foreign Minister Ingrid Solberg said on Monday that Norway would pay $2.7 million for the boats. Solberg spoke in Oslo after she had met reporters.',
  'Donald Hale, who runs the ferries, thanked Ingrid Solberg and said that Germany had helped as well.',
].join('\n');
const OTHER = 'Solberg flies to Berlin\nIngrid Solberg flew to Berlin on Tuesday, where officials in Germany had waited for her since the morning.';

describe('CorpusEntities', function () {
  this.timeout(30_000);
  let tagger: Tagger;
  const texts = new Map<string, string>();
  const read = (uri: string): SeedText | undefined => {
    const text = texts.get(uri);
    return text === undefined ? undefined : new SeedText(text);
  };
  const make = (): CorpusEntities => {
    texts.clear();
    const entities = new CorpusEntities(gazetteer);
    entities.setTagger(tagger);
    return entities;
  };
  const put = (entities: CorpusEntities, uri: string, text: string, when: 'now' | 'draft' | 'later'): void => {
    texts.set(uri, text);
    entities.put(uri, new SeedText(text), when);
  };
  const settle = (entities: CorpusEntities): void => {
    for (const uri of [...entities.waiting]) entities.findNames(uri, new SeedText(texts.get(uri) ?? ''));
  };
  /** Type and text of each mention. */
  const named = (entities: CorpusEntities, uri: string): string[] => {
    const seed = read(uri) ?? new SeedText('');
    return entities.mentions(uri, seed).map((mention) => `${mention.type} ${seed.slice(mention)}`);
  };

  before(() => {
    tagger = loadTagger(readFileSync('models/entities-en.bin'));
  });

  it('finds names, dates and amounts, sorted and without overlap', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'now');
    const seed = new SeedText(ARTICLE);
    const mentions = entities.mentions(ONE, seed);
    for (const [i, mention] of mentions.entries()) assert.ok(i === 0 || (mentions[i - 1]?.end ?? 0) <= mention.start);
    const all = named(entities, ONE);
    for (const wanted of ['person Ingrid Solberg', 'place Norway', 'place Oslo', 'money $2.7 million', 'date Monday', 'date 12 March 2024']) assert.ok(all.includes(wanted), `${wanted} is missing in ${all.join(', ')}`);
    const people = mentions.filter(({ type, start }) => type === 'person' && /Solberg/.test(seed.text.slice(start, start + 15)));
    assert.equal(new Set(people.map(({ entity }) => entity)).size, 1, 'one person');
  });

  it('ends with the same names whether they were drafted, put off or found at once', () => {
    const atOnce = make();
    put(atOnce, ONE, ARTICLE, 'now');
    put(atOnce, TWO, OTHER, 'now');
    const expected = [named(atOnce, ONE), named(atOnce, TWO), JSON.stringify(atOnce.all())];
    const bit = make();
    put(bit, ONE, ARTICLE.slice(0, 60), 'draft');
    for (let end = 70; end <= ARTICLE.length; end += 7) put(bit, ONE, ARTICLE.slice(0, end), 'draft');
    put(bit, ONE, ARTICLE, 'draft');
    put(bit, TWO, OTHER, 'later');
    assert.deepEqual([...bit.waiting].sort(), [ONE, TWO]);
    settle(bit);
    assert.equal(bit.waiting.size, 0);
    assert.deepEqual([named(bit, ONE), named(bit, TWO), JSON.stringify(bit.all())], expected);
  });

  it('finds the names of a long seed in slices, and anew when the seed changed between two of them', () => {
    const long = Array.from({ length: 60 }, (_, i) => ARTICLE.replaceAll('Solberg', `Solberg${i}`)).join('\n');
    const atOnce = make();
    put(atOnce, ONE, long, 'now');
    const expected = named(atOnce, ONE);
    const sliced = make();
    put(sliced, ONE, long, 'later');
    let slices = 0;
    for (const work = sliced.findNamesInSlices(ONE, new SeedText(long)); work.next().done !== true; slices++);
    assert.ok(slices > 2, `${slices} slices`);
    assert.deepEqual(named(sliced, ONE), expected);
    put(sliced, ONE, `${long}\nNorway.`, 'later');
    const stale = sliced.findNamesInSlices(ONE, new SeedText(`${long}\nNorway.`));
    stale.next();
    put(sliced, ONE, long, 'later');
    while (stale.next().done !== true);
    assert.deepEqual([...sliced.waiting], [ONE], 'what was found for another text does not count');
    settle(sliced);
    assert.deepEqual(named(sliced, ONE), expected);
  });

  it('drafts a keystroke from the version before: names elsewhere stay where their words are', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'draft');
    settle(entities);
    const typed = ARTICLE.replace('thanked', 'warmly thanked');
    put(entities, ONE, typed, 'draft');
    const seed = new SeedText(typed);
    for (const { start, type } of entities.mentions(ONE, seed)) assert.match(seed.text.slice(start, start + 1), type === 'money' ? /\$/ : /[\p{Lu}\d]/u);
    assert.deepEqual(named(entities, ONE).filter((name) => name.startsWith('person')), ['person Ingrid Solberg', 'person Solberg', 'person Donald Hale', 'person Ingrid Solberg']);
  });

  it('has nothing of a seed that waits or is gone', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'later');
    assert.equal(entities.all().length, 0);
    settle(entities);
    assert.ok(entities.all().length > 0);
    entities.remove(ONE);
    assert.deepEqual(entities.all(), []);
    assert.equal(entities.waiting.size, 0);
  });

  it('finds every name anew when the user’s file or the tagger changes, and none when names are off', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'now');
    entities.curate(parseCuration('ignore: [Donald Hale, Monday]\nentities:\n  - name: Ferry lights\n    type: other\n').curation);
    assert.deepEqual([...entities.waiting], [ONE]);
    settle(entities);
    const all = named(entities, ONE);
    assert.ok(!all.includes('person Donald Hale') && !all.includes('date Monday'), all.join(', '));
    assert.ok(all.includes('other Ferry lights'), all.join(', '));
    entities.enable(false);
    assert.deepEqual(named(entities, ONE), []);
    assert.deepEqual(entities.all(), []);
    entities.enable(true);
    settle(entities);
    assert.deepEqual(named(entities, ONE), all);
  });

  it('says of an entity where it stands, how it is spelled, and what another seed says', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'now');
    put(entities, TWO, OTHER, 'now');
    const at = ARTICLE.indexOf('Solberg spoke') + 2;
    const card = entities.card(ONE, new SeedText(ARTICLE), at, read);
    assert.ok(card?.kind === 'entity');
    assert.equal(card.card.name, 'Ingrid Solberg');
    assert.equal(card.here, 3);
    assert.deepEqual(card.quotes.map(({ uri, line, name }) => [uri, line, name]), [[TWO, 1, 'Ingrid Solberg']]);
    const entity = entities.entityAt(ONE, new SeedText(ARTICLE), at);
    assert.equal(entity?.spelling, 'Solberg');
    assert.deepEqual(entity.here.map(({ text, count }) => `${text} ${count}`).sort(), ['Ingrid Solberg 2', 'Solberg 1']);
    const places = entities.namesIn(ONE, new SeedText(ARTICLE), entity.id);
    assert.deepEqual(places.names.map(({ start, end }) => ARTICLE.slice(start, end)), ['Ingrid Solberg', 'Solberg', 'Ingrid Solberg']);
  });

  it('says of a date which day it is and of an amount how much it is', () => {
    const entities = make();
    put(entities, ONE, ARTICLE, 'now');
    const seed = new SeedText(ARTICLE);
    const monday = entities.card(ONE, seed, ARTICLE.indexOf('Monday') + 1, read);
    assert.ok(monday?.kind === 'fact');
    assert.equal(monday.normal, '2024-03-11');
    assert.match(monday.how, /2024-03-12/);
    const money = entities.card(ONE, seed, ARTICLE.indexOf('$2.7') + 1, read);
    assert.ok(money?.kind === 'fact');
    assert.equal(money.normal, '2,700,000 USD');
  });

  it('bears odd texts', () => {
    const entities = make();
    for (const text of ['', '\n\n', '---\n', '---\ntitle: x\n---\nAnna Berg said so.', '\u202eAnna <b>Berg</b> **met** 😀 Karl Berg', 'A'.repeat(5000)]) {
      put(entities, ONE, text, 'draft');
      put(entities, ONE, `${text}x`, 'draft');
      settle(entities);
      assert.ok(Array.isArray(entities.mentions(ONE, new SeedText(`${text}x`))));
    }
  });
});
