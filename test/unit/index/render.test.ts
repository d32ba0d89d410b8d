import assert from 'node:assert/strict';
import { renderIndex } from '../../../src/core/index/render';
import { entity, FAMILY, seed, SMALL } from './sample-model';

describe('the index as text', () => {
  it('has one line for each seed, family, entity and finding, sorted by code point', () => {
    assert.equal(
      renderIndex(SMALL).get('INDEX.md'),
      [
        '## Seeds',
        '',
        '| Seed | Title | Date | Source | Words | Duplicated | Boilerplate | Entities | Family | Status | Note |',
        '| --- | --- | --- | --- | ---: | ---: | ---: | --- | --- | --- | --- |',
        '| [a.txt](a.txt) | Title of a.txt |  |  | 400 | 0% | 0 |  | [a.txt](a.txt) |  |  |',
        '| [b.txt](b.txt) | Ferry strike ends | 2024-11-19 | [example.org](https://www.example.org/a%281%29.html?x=1&amp;copy;=2) | 812 | 42% | 6 | Mara Lind, Port of Hale | [a.txt](a.txt) | cleaned | keep the map |',
        '',
        '## Families',
        '',
        '- [a.txt](a.txt), [b.txt](b.txt): longest [b.txt](b.txt), cleanest [a.txt](a.txt)',
        '',
        '## Entities',
        '',
        '### People',
        '',
        '- **Mara Lind** (Lind, Ms Lind): 2 seeds, 4 mentions: [a.txt](a.txt) 2, [b.txt](b.txt) 2',
        '',
        '### Places',
        '',
        '- **Port of Hale**: 1 seed, 2 mentions: [b.txt](b.txt) 2',
        '',
        '## Needs attention',
        '',
        '### boilerplate',
        '',
        '- [b.txt](b.txt): 2 findings',
        '',
        '### duplicate-passage',
        '',
        '- [b.txt](b.txt): 1 finding',
      ].join('\n'),
    );
  });

  it('does not depend on the order of its input', () => {
    const turned = { seeds: [...SMALL.seeds].reverse(), entities: [...SMALL.entities].reverse(), families: [{ ...FAMILY, paths: [...FAMILY.paths].reverse() }] };
    assert.deepEqual(renderIndex(turned), renderIndex(SMALL));
  });

  it('sorts by code point: astral characters come last, case is not folded', () => {
    const paths = ['\u{1f600}.txt', '\uff5e.txt', 'a.txt', 'B.txt', 'é.txt'];
    const text = renderIndex({ seeds: paths.map((path) => seed(path)), entities: [], families: [] }, { columns: ['title'] }).get('INDEX.md') ?? '';
    assert.deepEqual([...text.matchAll(/Title of (\S+)/gu)].map((match) => match[1]), ['B.txt', 'a.txt', 'é.txt', '\uff5e.txt', '\u{1f600}.txt']);
  });

  it('leaves out sections and columns that are turned off', () => {
    const text = renderIndex(SMALL, { sections: ['seeds'], columns: ['title', 'words'] }).get('INDEX.md');
    assert.equal(text, '## Seeds\n\n| Title | Words |\n| --- | ---: |\n| Title of a.txt | 400 |\n| Ferry strike ends | 812 |');
  });

  it('says when there are no seeds', () => {
    assert.equal(renderIndex({ seeds: [], entities: [], families: [] }).get('INDEX.md'), '## Seeds\n\nNo seeds yet.');
  });

  it('a changed seed changes its own line only', () => {
    const before = renderIndex(SMALL).get('INDEX.md')?.split('\n') ?? [];
    const [first, second] = SMALL.seeds;
    assert.ok(first && second);
    const after = renderIndex({ ...SMALL, seeds: [first, { ...second, words: 399, title: 'Other' }] }).get('INDEX.md')?.split('\n') ?? [];
    assert.equal(after.length, before.length);
    assert.equal(after.filter((line, i) => line !== before[i]).length, 1);
  });

  it('bounds the links of a line and counts the rest', () => {
    const paths = Array.from({ length: 300 }, (_, i) => `${String(999 - i)}.txt`);
    const text = renderIndex({ seeds: [], entities: [entity('Hale', paths)], families: [] }).get('INDEX.md') ?? '';
    assert.match(text, /\*\*Hale\*\*: 300 seeds, 600 mentions: \[700\.txt\]\(700\.txt\) 2, \[701\.txt\]/);
    assert.match(text, /\[719\.txt\]\(719\.txt\) 2, 280 more$/);
  });
});

describe('the index on pages', () => {
  const many = (count: number, name: (i: number) => string) => ({ seeds: Array.from({ length: count }, (_, i) => seed(name(i))), entities: [], families: [] });

  it('stays in one file up to the limit and parts past it', () => {
    const name = (i: number): string => `${'abc'[i % 3] ?? ''}${i}.txt`;
    assert.deepEqual([...renderIndex(many(60, name), { maxLines: 60 }).keys()], ['INDEX.md']);
    const parted = renderIndex(many(61, name), { maxLines: 60 });
    assert.deepEqual([...parted.keys()], ['INDEX.md', 'index/seeds_a.md', 'index/seeds_b.md', 'index/seeds_c.md']);
    assert.equal(parted.get('INDEX.md'), '## Seeds\n\n- [a…](index/seeds_a.md)\n- [b…](index/seeds_b.md)\n- [c…](index/seeds_c.md)');
    assert.match(parted.get('index/seeds_a.md') ?? '', /^\[INDEX\.md\]\(\.\.\/INDEX\.md\)\n\n## Seeds: a…\n\n\| Seed .*\n\| ---.*\n\| \[a0\.txt\]\(\.\.\/a0\.txt\) \|/);
  });

  it('parts by folder first, then by letter inside a folder', () => {
    const name = (i: number): string => (i < 80 ? `2024/${'xy'[i % 2] ?? ''}${i}.txt` : i < 100 ? `2025/11/${i}.txt` : `${i}.txt`);
    const pages = [...renderIndex(many(120, name), { maxLines: 50 }).keys()];
    assert.deepEqual(pages, ['INDEX.md', 'index/seeds-2024_x.md', 'index/seeds-2024_y.md', 'index/seeds-2025.md', 'index/seeds_1.md']);
  });

  it('keeps short sections in INDEX.md', () => {
    const pages = renderIndex({ ...many(100, (i) => `${i}.txt`), entities: [entity('Hale', ['1.txt'])] }, { maxLines: 50 });
    assert.match(pages.get('INDEX.md') ?? '', /## Entities\n\n### People\n\n- \*\*Hale\*\*: 1 seed/);
  });

  it('holds every seed once and no page is longer than the limit', () => {
    const pages = renderIndex(many(3000, (i) => `${i % 7}/ΩÉ中文𝒳${i % 13}_${i}.txt`), { maxLines: 50 });
    const found = [...pages].flatMap(([path, text]) => (path === 'INDEX.md' ? [] : [...text.matchAll(/^\| \[.*?\]\((.*?)\)/gm)].map((match) => match[1] ?? '')));
    assert.equal(found.length, 3000);
    assert.equal(new Set(found).size, 3000);
    for (const [path, text] of pages) if (path !== 'INDEX.md') assert.ok(text.split('\n').length <= 50 + 6);
    for (const path of pages.keys()) assert.match(path, /^(?:INDEX|index\/[a-z0-9~._-]+)\.md$/);
  });

  it('puts names that cannot be told apart by letters on one page', () => {
    const long = 'x'.repeat(300);
    const pages = renderIndex(many(80, (i) => `${long}${i}.txt`), { maxLines: 50 });
    assert.equal(pages.size, 2);
  });
});
