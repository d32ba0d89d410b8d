import type { PassageCopy } from '../rule';
import type { Span } from '../text/span';

/** The copies that speak of one passage of the seed. */
export interface CopyGroup {
  /** The passage, as the first copy has it. */
  readonly here: Span;
  /** First the copy that a reader is sent to. */
  readonly copies: readonly PassageCopy[];
}

/** Two spans speak of one passage when they share this much of the longer. */
const SAME_SHARE = 0.8;

/**
 * Gathers copies whose span here is the same passage, give or take its edges. `rank` says which copy of a group is named
 * first (least rank). Groups come sorted by place.
 */
export function groupCopies(copies: readonly PassageCopy[], rank: (copy: PassageCopy) => number): CopyGroup[] {
  const groups: PassageCopy[][] = [];
  const sorted = [...copies].sort((x, y) => x.here.start - y.here.start || y.here.end - x.here.end || rank(x) - rank(y));
  let open: PassageCopy[][] = [];
  for (const copy of sorted) {
    open = open.filter((group) => group[0]!.here.end > copy.here.start);
    const group = open.find(([head]) => head !== undefined && isSame(head.here, copy.here));
    if (group) group.push(copy);
    else {
      const made = [copy];
      open.push(made);
      groups.push(made);
    }
  }
  return groups.map((group) => {
    const ranked = group.sort((x, y) => rank(x) - rank(y) || x.here.start - y.here.start);
    return { here: ranked[0]!.here, copies: ranked };
  });
}

function isSame(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared >= SAME_SHARE * Math.max(a.end - a.start, b.end - b.start);
}
