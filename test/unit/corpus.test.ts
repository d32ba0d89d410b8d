import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { joinPacks, parsePack } from '../../src/core/boilerplate/pack';
import { DEFAULT_CONFIG } from '../../src/core/config/config';
import { Corpus } from '../../src/core/corpus';
import { RootIndex } from '../../src/core/corpus-index';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import { CLEANING_RULES } from '../../src/core/rule-ids';
import { applyEdits } from '../../src/core/text/edits';
import { SeedText } from '../../src/core/text/seed-text';

const pack = joinPacks(['en', 'other'].map((name) => parsePack(readFileSync(`src/core/boilerplate/packs/${name}.yaml`, 'utf8'))));
const gazetteer = loadGazetteer(readFileSync('models/gazetteer.json'));

const REQUEST = { folder: 'mem:/ws', root: 'mem:/ws/seeds', maxLines: 2000, config: DEFAULT_CONFIG };

/** An edit: where, as a share of the text, how many UTF-16 units go, and what comes. */
interface Typed {
  readonly at: number;
  readonly gone: number;
  readonly put: string;
}

/** A corpus over texts that stay in memory, as the thread of a browser keeps them. */
class MemoryCorpus {
  readonly texts = new Map<string, string>();
  readonly kept = new RootIndex();
  readonly corpus = new Corpus({ pack, gazetteer, read: (uri) => this.texts.get(uri) });

  put(uri: string, text: string): void {
    this.texts.set(uri, text);
    this.corpus.put(uri, new SeedText(text));
  }

  remove(uri: string): void {
    this.texts.delete(uri);
    this.corpus.remove(uri);
  }

  /** Edits that somebody types one after the other, and what is shown of each. */
  type(uri: string, edits: readonly Typed[]): void {
    let text = this.texts.get(uri) ?? PARAGRAPHS.slice(0, 6).join('\n');
    for (const { at, gone, put } of [{ at: 0, gone: 0, put: '' }, ...edits]) {
      const start = Math.floor(at * text.length);
      text = text.slice(0, start) + put + text.slice(start + gone);
      const seed = new SeedText(text);
      this.texts.set(uri, text);
      this.corpus.put(uri, seed, 'draft');
      this.corpus.check(uri, seed, 1);
    }
  }

  bringUpToDate(): void {
    for (const uri of [...this.corpus.entities.waiting]) for (const step of this.corpus.findNames(uri)) void step;
    this.corpus.settleRows();
    for (let round = this.corpus.waiting(); round.length > 0; round = this.corpus.waiting()) for (const uri of round) this.corpus.row(uri);
    this.kept.update(this.corpus, REQUEST);
  }

  /** The index as it is kept from one look to the next; a fresh one must say the same. */
  index(): string {
    this.bringUpToDate();
    const pages = JSON.stringify([...this.kept.pages()]);
    const fresh = new RootIndex();
    fresh.update(this.corpus, REQUEST);
    assert.equal(pages, JSON.stringify([...fresh.pages()]));
    return pages;
  }
}

/** Paragraphs that seeds share in all the ways that make one seed's row depend on another's text. */
const PARAGRAPHS = [
  'Ferry lights over Polhavn',
  'The harbour council of Polhavn voted on Tuesday to keep the night ferry running through the winter, in spite of the cost of the crew and the ice.',
  'The harbour council of Polhavn voted on Tuesday to keep the night ferry running through the winter, despite the price of its crew and the ice.',
  'Mayor Ingrid Solberg said that the island schools, the clinic and the bakery all depend on the first boat, which leaves the quay at ten past five.',
  'Solberg told reporters that nobody in the council wants to be the one who switches off the last lamp on the pier, however dear the diesel becomes.',
  'You may also like',
  'Ten recipes for smoked mackerel that will surprise your guests',
  'Share this article',
  'Polhavn Courier keeps the harbour informed, in all weathers and at all hours, since the year of the great storm.',
  'Fishermen from Vardsund, who have used the quay for four generations, asked for a say in the timetable before it is printed and sent round the villages.',
  'Donald Hale and Ingrid Solberg will meet again in Oslo on 3 March to talk about money.',
];

const text = fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 0, maxLength: 9 }).map((lines) => lines.join('\n') + (lines.length % 2 === 0 ? '\n' : ''));
const uri = fc.nat(9).map((n) => `mem:/ws/seeds/${n}.txt`);
const typed = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  put: fc.oneof(fc.constantFrom('', ' quay', '\n', '. '), fc.constantFrom(...PARAGRAPHS)),
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), uri, text }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), uri, edits: fc.array(typed, { minLength: 1, maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), uri, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('index' as const), uri, text }) },
);

describe('Corpus', function () {
  this.timeout(60_000);

  it('answers the same whatever way its seeds were put, changed and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const grown = new MemoryCorpus();
        for (const one of steps) {
          if (one.kind === 'put') grown.put(one.uri, one.text);
          else if (one.kind === 'type') grown.type(one.uri, one.edits);
          else if (one.kind === 'remove') grown.remove(one.uri);
          else grown.index();
        }
        const fresh = new MemoryCorpus();
        for (const [name, content] of [...grown.texts].sort()) fresh.put(name, content);
        assert.equal(grown.index(), fresh.index());
      }),
      { numRuns: 150 },
    );
  });

  it('has no row of a seed that was forgotten while its file could still be read', () => {
    const memory = new MemoryCorpus();
    const name = 'mem:/ws/seeds/a.txt';
    memory.put(name, PARAGRAPHS.join('\n'));
    memory.bringUpToDate();
    memory.corpus.remove(name);
    assert.equal(memory.corpus.row(name), undefined);
    memory.corpus.check(name, new SeedText('Typed since'), 1);
    memory.corpus.remove(name);
    assert.equal(memory.corpus.row(name), undefined);
    assert.equal(memory.index().includes('a.txt'), false);
  });

  it('does not find names again in a file that is read again as it was', () => {
    const memory = new MemoryCorpus();
    const [uri, text] = ['mem:/ws/seeds/a.txt', `Quarry\n${PARAGRAPHS.slice(0, 3).join('\n')}`];
    const read = (now: string): void => {
      memory.texts.set(uri, now);
      memory.corpus.put(uri, new SeedText(now), 'later');
    };
    const waits = (): boolean => memory.corpus.entities.waiting.has(uri);
    read(text);
    assert.equal(waits(), true);
    memory.bringUpToDate();
    read(text);
    assert.equal(waits(), false);
    assert.deepEqual(memory.corpus.waiting(), [uri], 'its row is made anew all the same');
    for (const now of [`---\ntitle: Other\n---\n${text}`, `${text} And more.`, text]) {
      read(now);
      assert.equal(waits(), true, now.slice(0, 20));
      memory.bringUpToDate();
    }
    memory.type(uri, [{ at: 0, gone: 1, put: 'K' }, { at: 0, gone: 1, put: text.charAt(0) }]);
    read(text);
    assert.equal(waits(), true, 'after edits the whole is looked at');
    memory.bringUpToDate();
    read(`${text} More.`);
    memory.texts.set(uri, text);
    memory.put('mem:/ws/seeds/b.txt', 'Other\n');
    memory.bringUpToDate();
    read(`${text} More.`);
    assert.equal(waits(), true, 'the file was another for a while');
    memory.bringUpToDate();
    memory.corpus.remove(uri);
    read(text);
    assert.equal(waits(), true, 'a file that came back is new');
  });

  it('takes the full stop and the quotation marks of a copied sentence along', () => {
    const said = '“The ferry will sail every night of the winter, whatever diesel costs on the quay in the morning.”';
    const memory = new MemoryCorpus();
    const text = `The council met.\n${said}\nNobody else spoke. ${said} Then they went home.`;
    memory.put('mem:/ws/seeds/a.txt', text);
    const [finding] = memory.corpus.findings('mem:/ws/seeds/a.txt', new SeedText(text)).filter(({ rule }) => rule === 'duplicate-passage');
    assert.ok(finding);
    assert.equal(text.slice(finding.span.start, finding.span.end), said);
    const [edit] = finding.fixes[0]?.edits ?? [];
    assert.ok(edit);
    assert.equal(text.slice(0, edit.span.start) + text.slice(edit.span.end), `The council met.\n${said}\nNobody else spoke. Then they went home.`);
  });

  it('is not changed by planning a clean, and a cleaned seed is clean', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const memory = new MemoryCorpus();
        texts.forEach((content, i) => memory.put(`mem:/ws/seeds/${i}.txt`, content));
        const before = memory.index();
        const name = 'mem:/ws/seeds/0.txt';
        const seed = new SeedText(memory.texts.get(name) ?? '');
        const plan = memory.corpus.plan(name, seed, CLEANING_RULES);
        assert.equal(memory.index(), before);
        memory.put(name, applyEdits(plan.text, plan.edits));
        const again = memory.corpus.plan(name, new SeedText(memory.texts.get(name) ?? ''), CLEANING_RULES);
        assert.deepEqual(again.edits, []);
      }),
      { numRuns: 150 },
    );
  });

  it('brings the index up to date at the cost of what changed, however many seeds there are', () => {
    const costs = [60, 600].map((size) => {
      const memory = new MemoryCorpus();
      const put = (i: number, version: number): void => {
        const own = Array.from({ length: 30 }, (_, k) => `word${i}x${k}`).join(' ');
        memory.put(`mem:/ws/seeds/${i}.txt`, `Harbour news ${i}\n\nMayor Ingrid Solberg${i % 7} spoke${' again'.repeat(version)} in Oslo of ${own}.\nShare this article\n`);
      };
      for (let i = 0; i < size; i++) put(i, 0);
      memory.bringUpToDate();
      const before = memory.kept.operations;
      for (let edit = 1; edit <= 10; edit++) {
        put(edit, 1);
        memory.bringUpToDate();
      }
      const { looked, rendered, moved } = memory.kept.operations;
      return { looked: looked - before.looked, rendered: rendered - before.rendered, moved: moved - before.moved };
    });
    const [small, large] = costs;
    assert.ok(small && large);
    assert.ok(large.looked <= small.looked * 1.2 && large.rendered <= small.rendered * 1.2 && large.moved <= small.moved * 2.5, JSON.stringify(costs));
  });
});
