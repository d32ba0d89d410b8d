import type { Counted, EntityCard, EntitySeed, EntitySummary, RoleSeen } from './entity-card';
import type { EntityNode, Local } from './entity-node';
import { chooseName } from './entity-title';
import { firstOf } from './first-of';
import type { MentionSource } from './mention';
import { byCodeUnit } from './name-key';

/** What the seeds say of one entity, gathered over all its names. */
export interface Group {
  readonly id: string;
  head: EntityNode;
  readonly forms: Map<string, number>;
  /** The names that stand for the entity, by seed. */
  readonly seeds: Map<string, Local[]>;
  mentions: number;
  /** The entity in one line, once it was asked for. */
  summary?: EntitySummary;
  details?: GroupDetails;
}

/** Seeds that a card names. */
const MOST_WHERE = 12;
const MOST_OFTEN = 4;
/** Seeds whose other entities are counted as neighbours; the first by URI, so that the answer is the same everywhere. */
const MOST_NEIGHBOUR_SEEDS = 300;

/** What the seeds of an entity say together: worked out once for each state of its group. */
export interface GroupDetails {
  /** The first seeds by URI. */
  readonly uris: readonly string[];
  readonly card: Omit<EntityCard, keyof EntitySummary | 'beside'>;
}

/** The details of an entity; linear in its seeds. `dateOf` knows the seeds' ISO dates. */
export function detailsOf(group: Group, dateOf: (uri: string) => string | undefined): GroupDetails {
  return (group.details ??= makeDetails(group, dateOf));
}

function makeDetails(group: Group, dateOf: (uri: string) => string | undefined): GroupDetails {
  const roles = new Map<string, RoleSeen & { readonly start: number }>();
  const sources = new Map<string, number>();
  const often: Often[] = [];
  let firstDate: string | undefined;
  let lastDate: string | undefined;
  for (const [uri, locals] of group.seeds) {
    const date = dateOf(uri);
    if (date !== undefined && (firstDate === undefined || date < firstDate)) firstDate = date;
    if (date !== undefined && (lastDate === undefined || date > lastDate)) lastDate = date;
    keepOften(often, { uri, count: countOf(locals) });
    for (const { sources: own, roles: said, start } of locals) {
      for (const { text, count } of own) sources.set(text, (sources.get(text) ?? 0) + count);
      for (const { text, count, line } of said) {
        const known = roles.get(text);
        const earlier = known && (known.uri < uri || (known.uri === uri && known.start <= start)) ? known : { uri, line, start };
        roles.set(text, { text, count: (known?.count ?? 0) + count, uri: earlier.uri, line: earlier.line, start: earlier.start });
      }
    }
  }
  const { curated } = group.head;
  const uris = firstOf([...group.seeds.keys()], MOST_NEIGHBOUR_SEEDS, byCodeUnit);
  const seedOf = (uri: string): EntitySeed => entitySeed(uri, group.seeds.get(uri) ?? [], dateOf(uri));
  const card = {
    spellings: counted(group.forms),
    roles: [...roles.values()].map(({ text, count, uri, line }): RoleSeen => ({ text, count, uri, line })).sort((a, b) => b.count - a.count || byCodeUnit(a.text, b.text)),
    where: uris.slice(0, MOST_WHERE).map(seedOf),
    most: often.map(({ uri }) => seedOf(uri)),
    ...(firstDate === undefined || lastDate === undefined ? {} : { firstDate, lastDate }),
    sources: [...sources].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0])).map(([source]) => source as MentionSource),
    links: curated?.links ?? [],
    ...(curated?.note === undefined ? {} : { note: curated.note }),
    ...(curated === undefined ? {} : { curatedLine: curated.line }),
  };
  return { uris, card };
}

interface Often {
  readonly uri: string;
  readonly count: number;
}

/** Keeps the seeds with the most mentions, the first by URI among equals. */
function keepOften(often: Often[], seed: Often): void {
  const goesBefore = (a: Often, b: Often): number => b.count - a.count || byCodeUnit(a.uri, b.uri);
  const last = often.at(-1);
  if (often.length >= MOST_OFTEN && last && goesBefore(last, seed) < 0) return;
  often.push(seed);
  often.sort(goesBefore);
  often.length = Math.min(often.length, MOST_OFTEN);
}

function entitySeed(uri: string, locals: readonly Local[], date: string | undefined): EntitySeed {
  const first = locals.reduce<Local | undefined>((a, b) => (a && a.start < b.start ? a : b), undefined);
  return { uri, mentions: countOf(locals), line: first?.line ?? 0, start: first?.start ?? 0, end: first?.end ?? 0, ...(date === undefined ? {} : { date }) };
}

/** The entity in one line. */
export function summary(group: Group): EntitySummary {
  const { id, mentions, seeds, head } = group;
  return (group.summary ??= { id, name: chooseName(head, group.forms), type: head.type, mentions, seeds: seeds.size, curated: head.curated !== undefined });
}

/** Mentions in all. */
export function countOf(locals: readonly Local[]): number {
  return locals.reduce((sum, local) => sum + local.count, 0);
}

/** Most mentioned first. */
export function byMentions(a: EntitySummary, b: EntitySummary): number {
  return b.mentions - a.mentions || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id);
}

/** Spellings with counts, most frequent first. */
export function counted(forms: ReadonlyMap<string, number>): Counted[] {
  return [...forms].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || byCodeUnit(a.text, b.text));
}
