import { detached } from '../text/detached';
import type { SeedText } from '../text/seed-text';
import { bareName } from './entity-node';
import type { Gazetteer } from './gazetteer';
import type { EntityType, Mention } from './mention';
import { roleAt } from './roles';

/** A mention as it is kept: its spelling, never the text around it. */
export interface StoredMention extends Mention {
  readonly line: number;
  /** The spelling, its title cut off and white space made single. */
  readonly form: string;
  /** UTF-16 units that the spelling takes in the text: it closes the mention. */
  readonly length: number;
  readonly role: string | undefined;
  /** Nothing but ", " stands between it and the mention before it. */
  readonly follows: boolean;
}

/** Dates, amounts and quantities: no entities. */
export const FACTS: ReadonlySet<EntityType> = new Set<EntityType>(['date', 'money', 'quantity']);
const LONGEST_FORM = 200;

/** The names among a seed's mentions as they are kept. */
export function storedMentions(seed: SeedText, mentions: readonly Mention[], gazetteer: Gazetteer): StoredMention[] {
  const stored: StoredMention[] = [];
  let end = 0;
  for (const mention of mentions) {
    if (FACTS.has(mention.type)) continue;
    const written = detached(seed.slice(mention).slice(-LONGEST_FORM));
    const form = bareName(written, mention.type, gazetteer);
    const title = form.length < written.length ? written.slice(0, written.length - form.length).trim() : undefined;
    const role = mention.type === 'person' ? longer(roleAt(seed.text, mention.end - form.length, mention.end), title?.includes(' ') === true ? title : undefined) : undefined;
    stored.push({
      start: mention.start,
      end: mention.end,
      type: mention.type,
      source: mention.source,
      line: seed.lines.lineAt(mention.start),
      form: form.replace(/\s+/g, ' '),
      length: form.length,
      role: role === undefined ? undefined : detached(role),
      follows: seed.text.slice(end, mention.start) === ', ',
    });
    end = mention.end;
  }
  return stored;
}

/** The index of the mention at an offset, its end too, or -1; of two that meet there the later one. */
export function indexAt(stored: readonly StoredMention[], offset: number): number {
  let low = 0;
  let high = stored.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stored[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  for (let i = Math.min(low + 1, stored.length - 1); i >= low; i--) {
    const mention = stored[i];
    if (mention && mention.start <= offset && offset <= mention.end) return i;
  }
  return -1;
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}
