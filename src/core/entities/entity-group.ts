import type { Counted, EntityCard, EntitySeed, EntitySummary, RoleSeen } from './entity-card';
import type { EntityNode, Local } from './entity-node';
import { chooseName } from './entity-title';
import type { EntityType, MentionSource } from './mention';
import { byCodeUnit } from './name-key';

/** What the seeds say of one entity, gathered over all its names. */
export interface Group {
  readonly id: string;
  readonly type: EntityType;
  readonly head: EntityNode;
  readonly forms: Map<string, number>;
  /** The names that stand for the entity, by seed. */
  readonly seeds: Map<string, Local[]>;
  mentions: number;
}

/** The card of an entity. `uris` are its seeds, sorted; `dateOf` knows their ISO dates; `beside` are its neighbours. */
export function cardOf(group: Group, uris: readonly string[], dateOf: (uri: string) => string | undefined, beside: readonly EntitySummary[]): EntityCard {
  const where: EntitySeed[] = [];
  const roles = new Map<string, { count: number; uri: string; line: number }>();
  const sources = new Map<string, number>();
  for (const uri of uris) {
    const locals = [...(group.seeds.get(uri) ?? [])].sort((a, b) => a.start - b.start);
    const [first] = locals;
    if (!first) continue;
    const date = dateOf(uri);
    where.push({ uri, mentions: countOf(locals), line: first.line, start: first.start, end: first.end, ...(date === undefined ? {} : { date }) });
    for (const local of locals) {
      for (const { text, count } of local.sources) sources.set(text, (sources.get(text) ?? 0) + count);
      for (const { text, count, line } of local.roles) {
        const role = roles.get(text) ?? { count: 0, uri, line };
        role.count += count;
        roles.set(text, role);
      }
    }
  }
  const dates = where.flatMap((seed) => seed.date ?? []).sort(byCodeUnit);
  const { curated } = group.head;
  return {
    ...summary(group),
    spellings: counted(group.forms),
    roles: [...roles].map(([text, role]): RoleSeen => ({ text, ...role })).sort((a, b) => b.count - a.count || byCodeUnit(a.text, b.text)),
    where,
    ...(dates[0] === undefined ? {} : { firstDate: dates[0], lastDate: dates.at(-1) ?? dates[0] }),
    beside,
    sources: [...sources].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0])).map(([source]) => source as MentionSource),
    links: curated?.links ?? [],
    ...(curated?.note === undefined ? {} : { note: curated.note }),
    ...(curated === undefined ? {} : { curatedLine: curated.line }),
  };
}

/** The entity in one line. */
export function summary(group: Group): EntitySummary {
  const { id, type, mentions, seeds, head } = group;
  return { id, name: chooseName(head, group.forms), type, mentions, seeds: seeds.size, curated: head.curated !== undefined };
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
