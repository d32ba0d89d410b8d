import assert from 'node:assert/strict';
import { parseCuration } from '../../../src/core/entities/curation';
import { EntityIndex } from '../../../src/core/entities/entity-index';
import { gazetteer, indexOf, joined, marked } from './support';

const HARBOUR = {
  'a.txt': 'Mayor [p:Maren Holt] met [p:Jonas Alder] in [l:Kyiv]. [p:Holt] said the [o:Harbour Workers Union] was wrong. The [o:HWU] disagreed.',
  'b.txt': '[p:Holt] flew to [l:Kiev]. [x:Ukrainian] papers wrote of [p:Maren Holm].',
  'c.txt': '[p:Alder] stayed in [l:US] waters; the [l:United States] did not mind.',
};

describe('EntityIndex', () => {
  it('joins short names to long ones in a seed and across seeds', () => {
    assert.deepEqual(joined(indexOf(HARBOUR)), [
      'Harbour Workers Union (HWU ×1, Harbour Workers Union ×1) in 1',
      'Jonas Alder (Alder ×1, Jonas Alder ×1) in 2',
      'Kyiv (Kiev ×1, Kyiv ×1) in 2',
      'Maren Holm (Maren Holm ×1) in 1',
      'Maren Holt (Holt ×2, Maren Holt ×1) in 2',
      'Ukrainian (Ukrainian ×1) in 1',
      'United States (US ×1, United States ×1) in 1',
    ]);
  });

  it('leaves a surname alone that two people of the corpus bear, unless the seed says which', () => {
    const index = indexOf({
      'a.txt': '[p:Maren Holt] and [p:Jonas Holt] argued. [p:Holt] won.',
      'b.txt': '[p:Holt] sailed.',
      'c.txt': '[p:Jonas Holt] slept. [p:Holt] dreamt.',
    });
    assert.deepEqual(joined(index), ['Holt (Holt ×2) in 2', 'Jonas Holt (Jonas Holt ×2, Holt ×1) in 2', 'Maren Holt (Maren Holt ×1) in 1']);
  });

  it('joins romanisations of one name and keeps a man and a city apart', () => {
    const index = indexOf({
      'a.txt': '[p:Andriy Kovalskyy] spoke. [p:Kovalskyy] left [l:Washington].',
      'b.txt': '[p:Andriy Kovalskiy] spoke. So did [p:Denzel Washington]; [p:Washington] smiled.',
      'c.txt': '[p:Kovalsky] slept.',
    });
    const names = joined(index);
    assert.equal(names.filter((name) => name.includes('Kovalsk')).length, 1);
    assert.equal(names.filter((name) => name.includes('Washington')).length, 2);
  });

  it('answers the same whatever the order of the seeds, and after changes', () => {
    const all = Object.entries(HARBOUR);
    const index = new EntityIndex(gazetteer());
    for (const [uri, source] of [...all].reverse()) {
      const { seed, mentions } = marked(source);
      index.put(uri, seed, mentions);
      index.put('gone.txt', seed, mentions);
    }
    index.remove('gone.txt');
    const other = indexOf(HARBOUR);
    assert.deepEqual(index.entities(), other.entities());
    for (const { id } of other.entities()) assert.deepEqual(index.card(id), other.card(id));
    for (const [uri] of all) assert.deepEqual(index.mentionsIn(uri), other.mentionsIn(uri));
  });

  it('gives the same group from one entity alone as from the whole table', () => {
    const alone = indexOf(HARBOUR);
    const table = indexOf(HARBOUR);
    const all = table.entities();
    for (const entity of all) {
      const card = alone.card(entity.id);
      assert.deepEqual({ name: card?.name, mentions: card?.mentions, seeds: card?.seeds }, { name: entity.name, mentions: entity.mentions, seeds: entity.seeds });
    }
  });

  it('knows roles, neighbours, dates, lines and where each seed first names an entity', () => {
    const index = new EntityIndex(gazetteer());
    for (const [uri, source, date] of [['a.txt', 'News\nNorden Fisheries Minister [p:Maren Holt] met [p:Jonas Alder], the mayor, in [l:Oslo].', '2025-03-02'], ['b.txt', '[p:Holt] and [p:Alder] met again.', '2025-04-01']] as const) {
      const { seed, mentions } = marked(source);
      index.put(uri, seed, mentions, date);
    }
    const id = index.entityAt('b.txt', 2)?.id ?? '';
    const card = index.card(id);
    assert.deepEqual(card?.roles, [{ text: 'Norden Fisheries Minister', count: 1, uri: 'a.txt', line: 1 }]);
    assert.deepEqual([card?.firstDate, card?.lastDate], ['2025-03-02', '2025-04-01']);
    assert.deepEqual(card?.beside.map(({ name, seeds }) => [name, seeds]), [['Jonas Alder', 2], ['Oslo', 1]]);
    assert.deepEqual(card?.where.map(({ uri, line, mentions }) => [uri, line, mentions]), [['a.txt', 1, 1], ['b.txt', 0, 1]]);
    assert.deepEqual(index.card(index.search('alder')[0]?.id ?? '')?.roles.map(({ text }) => text), ['mayor']);
  });

  it('finds entities by the start of a word', () => {
    const index = indexOf(HARBOUR);
    assert.deepEqual(index.search('holt').map(({ name }) => name), ['Maren Holt']);
    assert.deepEqual(index.search('mar ho').map(({ name }) => name), ['Maren Holt', 'Maren Holm']);
    assert.deepEqual(index.search('kie').map(({ name }) => name), ['Kyiv']);
    assert.deepEqual(index.search('zzz'), []);
  });

  it('lets the user join, part and name entities', () => {
    const index = indexOf(HARBOUR);
    const curate = (text: string): void => index.setCuration(parseCuration(text).curation);
    curate('entities:\n  - name: Maren Holt\n    type: person\n    spellings: [Maren Holm]\n    note: The mayor.\n');
    assert.ok(joined(index).includes('Maren Holt (Holt ×2, Maren Holm ×1, Maren Holt ×1) in 2'));
    assert.equal(index.card(index.search('holm')[0]?.id ?? '')?.note, 'The mayor.');
    curate('entities:\n  - name: Jonas Alder\n    type: person\n    not: [Alder]\n');
    assert.ok(joined(index).includes('Alder (Alder ×1) in 1'));
    curate('entities:\n  - name: Kiev\n    type: place\n');
    assert.ok(joined(index).includes('Kiev (Kiev ×1, Kyiv ×1) in 2'));
    curate('');
    assert.deepEqual(joined(index), joined(indexOf(HARBOUR)));
  });

  it('keeps dates out and answers for what it does not know', () => {
    const index = indexOf({ 'a.txt': 'On [d:Monday] [p:Maren Holt] rested.' });
    assert.equal(index.entityAt('a.txt', 4), undefined);
    assert.equal(index.entityAt('none.txt', 0), undefined);
    assert.equal(index.card('person:nobody'), undefined);
    assert.deepEqual(index.mentionsIn('none.txt'), []);
    index.remove('none.txt');
    assert.equal(index.entities().length, 1);
  });

  it('takes odd names', () => {
    const odd = ['😀', '\u202eabc', "'s", '.', 'A', '<b>', '--', 'x'.repeat(5000), 'al-', 'Mr', 'President', 'J.', '中国'];
    const index = indexOf({ 'a.txt': odd.map((name) => `[p:${name}] [o:${name}] [l:${name}] [x:${name}]`).join('\n') });
    for (const { id } of index.entities()) assert.ok(index.card(id));
  });
});
