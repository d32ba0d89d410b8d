import type { WinnowConfig } from './config/config';
import type { Corpus, SeedRow } from './corpus';
import { FamilyBuilder } from './duplicates/families';
import { describeFamily } from './index/families';
import { DEFAULT_INDEX_OPTIONS, type IndexModel, type IndexSeed } from './index/model';
import { renderIndex } from './index/render';
import { pathWithin, rootOf } from './seeds-root';

/** What the index of one root is made with. */
export interface IndexRequest {
  /** The workspace folder and the seeds root in it: URIs without a trailing slash. */
  readonly folder: string;
  readonly root: string;
  /** The editor's setting; winnow.yaml goes before it. */
  readonly maxLines: number;
  readonly config: WinnowConfig;
}

/** Names shown beside a seed. */
const TOP_NAMES = 5;

/** The block of INDEX.md and of its pages, by path below the root. The rows of the corpus must be up to date. */
export function indexPages(corpus: Corpus, request: IndexRequest): Map<string, string> {
  const { index } = request.config;
  return renderIndex(indexModel(corpus, request), { ...index, maxLines: index.maxLines === DEFAULT_INDEX_OPTIONS.maxLines ? request.maxLines : index.maxLines });
}

/** All that the index of one root says, from what the corpus knows. */
export function indexModel(corpus: Corpus, { folder, root, config }: IndexRequest): IndexModel {
  const rows = corpus.uris().flatMap((uri) => (rootOf(folder, uri) === root ? (corpus.row(uri) ?? []) : []));
  const path = (uri: string): string => pathWithin(root, uri);
  const inRoot = new Set(rows.map(({ uri }) => uri));
  const families = familiesOf(rows, inRoot);
  const kin = new Map(families.flatMap((uris) => uris.map((uri) => [uri, uris.filter((other) => other !== uri).map(path)] as const)));
  const seeds = new Map(rows.map((row) => [row.uri, seedOf(corpus, row, path(row.uri), kin.get(row.uri) ?? [], config)]));
  return {
    seeds: [...seeds.values()],
    families: families.map((uris) => describeFamily(uris.flatMap((uri) => seeds.get(uri) ?? []))),
    entities: corpus.entities.all().flatMap(({ name, type, spellings, counts }) => {
      const here = counts.filter(({ uri }) => inRoot.has(uri));
      if (here.length === 0) return [];
      return [{ name, type, spellings, seeds: here.map(({ uri, count }) => ({ path: path(uri), count })), mentions: here.reduce((sum, { count }) => sum + count, 0) }];
    }),
  };
}

function seedOf(corpus: Corpus, row: SeedRow, path: string, related: readonly string[], config: WinnowConfig): IndexSeed {
  const own = config.seeds.get(path);
  return {
    path,
    title: row.title,
    words: row.words,
    duplicateShare: row.duplicateShare,
    boilerplateLines: row.boilerplateLines,
    topEntities: corpus.entities.topNames(row.uri, TOP_NAMES),
    related,
    findings: row.findings,
    ...(row.date === undefined ? {} : { date: row.date }),
    ...(row.source === undefined ? {} : { source: row.source }),
    ...(own?.status === undefined ? {} : { status: own.status }),
    ...(own?.note === undefined ? {} : { note: own.note }),
  };
}

/** Groups of seeds among `inRoot` that are the same article, by the words their rows say they share. */
export function familiesOf(rows: readonly SeedRow[], inRoot: ReadonlySet<string>): (readonly string[])[] {
  const sizes = new Map(rows.map(({ uri, words }) => [uri, words]));
  const builder = new FamilyBuilder((uri) => sizes.get(uri) ?? 0);
  for (const { uri, matched } of rows) for (const [other, words] of matched) if (inRoot.has(other)) builder.add({ a: { uri }, b: { uri: other }, matched: words });
  return builder.families().map(({ uris }) => uris);
}
