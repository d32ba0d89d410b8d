import type { IndexEntity, IndexFamily, IndexModel, IndexSeed } from '../../../src/core/index/model';

/** A seed of the index with everything plain but what is given. */
export function seed(path: string, more: Partial<IndexSeed> = {}): IndexSeed {
  return { path, title: `Title of ${path}`, words: 400, duplicateShare: 0, boilerplateLines: 0, topEntities: [], family: [], findings: {}, ...more };
}

export function entity(name: string, paths: readonly string[], more: Partial<IndexEntity> = {}): IndexEntity {
  return { name, type: 'person', spellings: [name], seeds: paths.map((path) => ({ path, count: 2 })), mentions: 2 * paths.length, ...more };
}

export const FAMILY: IndexFamily = { paths: ['b.txt', 'a.txt'], longest: 'b.txt', cleanest: 'a.txt' };

export const SMALL: IndexModel = {
  seeds: [
    seed('b.txt', { title: 'Ferry strike ends', date: '2024-11-19', source: 'https://www.example.org/a(1).html?x=1&copy;=2', family: ['a.txt', 'b.txt'], words: 812, duplicateShare: 0.423, boilerplateLines: 6, topEntities: ['Mara Lind', 'Port of Hale'], findings: { boilerplate: 2, 'duplicate-passage': 1 }, status: 'cleaned', note: 'keep the map' }),
    seed('a.txt', { family: ['a.txt', 'b.txt'] }),
  ],
  entities: [entity('Mara Lind', ['b.txt', 'a.txt'], { spellings: ['Mara Lind', 'Ms Lind', 'Lind'] }), entity('Port of Hale', ['b.txt'], { type: 'place' })],
  families: [FAMILY],
};
