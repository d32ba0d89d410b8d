import type { EntityNode } from './entity-node';
import { byCodeUnit, nameWords } from './name-key';
import { acronymLetters } from './organisation-name';

/**
 * The name to show for an entity: the user's; else the gazetteer's (an organisation's only
 * when the seeds use it or know it by its letters alone); else its most frequent full form, for a person one with
 * a given name, for others one that is no acronym; else its most frequent spelling.
 */
export function chooseName(head: EntityNode, forms: ReadonlyMap<string, number>): string {
  if (head.curated) return head.curated.name;
  if (head.name.includes(', ')) return head.name;
  const all = [...forms.keys()];
  const { entry } = head;
  if (entry && (entry.kind !== 'organisation' || forms.has(entry.name) || !all.some((form) => form.includes(' ')))) return entry.name;
  const full = all.filter((form) => (head.type === 'person' ? nameWords(form).length >= Math.min(2, nameWords(head.name).length) && head.role === undefined : acronymLetters(form) === undefined));
  const best = (full.length > 0 ? full : all).sort((a, b) => Number(isShouted(a)) - Number(isShouted(b)) || (forms.get(b) ?? 0) - (forms.get(a) ?? 0) || b.length - a.length || byCodeUnit(a, b))[0];
  return best ?? head.name;
}

/** A name in capitals, as headlines and datelines write it; not an acronym. */
function isShouted(form: string): boolean {
  return /\p{Lu}{3}/u.test(form) && form === form.toUpperCase() && acronymLetters(form) === undefined;
}
