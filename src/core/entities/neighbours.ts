import type { Local } from './entity-node';
import { byCodeUnit } from './name-key';

const NEAREST = 3;

/** The entities that stand in most of some seeds besides `id`, with how many seeds that is. `seeds` give the names in each. */
export function neighbours(id: string, seeds: Iterable<readonly Local[]>): { readonly id: string; readonly seeds: number }[] {
  const shared = new Map<string, { seeds: number; mentions: number; last: readonly Local[] | undefined }>();
  for (const locals of seeds) {
    for (const local of locals) {
      const other = local.entity;
      if (other === undefined || other === id) continue;
      let both = shared.get(other);
      if (!both) shared.set(other, (both = { seeds: 0, mentions: 0, last: undefined }));
      if (both.last !== locals) both.seeds++;
      both.last = locals;
      both.mentions += local.count;
    }
  }
  return [...shared]
    .sort((a, b) => b[1].seeds - a[1].seeds || b[1].mentions - a[1].mentions || byCodeUnit(a[0], b[0]))
    .slice(0, NEAREST)
    .map(([other, both]) => ({ id: other, seeds: both.seeds }));
}
