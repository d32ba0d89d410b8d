/** As much of a passage pair as families are made from. */
export interface MatchedPair {
  readonly a: { readonly uri: string };
  readonly b: { readonly uri: string };
  readonly matched: number;
}

/** Seeds that are the same article. */
export interface Family {
  /** Names of the seeds, in the order of their names; at least two. */
  readonly uris: readonly string[];
}

/** Two seeds are of one family when this share of the shorter and of the longer is matched. */
export const FAMILY_SHORTER = 0.55;
export const FAMILY_LONGER = 0.25;

/** Groups seeds by their verified pairs: union-find (Tarjan 1975) over the pairs of seeds that match enough. */
export class FamilyBuilder {
  readonly #sizeOf: (uri: string) => number;
  readonly #parents = new Map<string, string>();
  #asking = '';
  readonly #matched = new Map<string, number>();

  /** `sizeOf` gives a seed's number of words. */
  constructor(sizeOf: (uri: string) => number) {
    this.#sizeOf = sizeOf;
  }

  /** Takes one pair; all pairs with the same `a.uri` must come in a row, as `survey` tells them. */
  add(pair: MatchedPair): void {
    if (pair.a.uri === pair.b.uri) return;
    if (pair.a.uri !== this.#asking) this.#settle();
    this.#asking = pair.a.uri;
    this.#matched.set(pair.b.uri, (this.#matched.get(pair.b.uri) ?? 0) + pair.matched);
  }

  /** The groups so far, largest first. */
  families(): Family[] {
    this.#settle();
    const groups = new Map<string, string[]>();
    for (const uri of this.#parents.keys()) {
      const root = this.#find(uri);
      const group = groups.get(root);
      if (group) group.push(uri);
      else groups.set(root, [uri]);
    }
    const families = [...groups.values()].filter((uris) => uris.length > 1).map((uris) => ({ uris: uris.sort() }));
    return families.sort((x, y) => y.uris.length - x.uris.length || (x.uris[0]! < y.uris[0]! ? -1 : 1));
  }

  #settle(): void {
    const own = this.#sizeOf(this.#asking);
    for (const [uri, matched] of this.#matched) {
      const other = this.#sizeOf(uri);
      if (matched >= FAMILY_SHORTER * Math.min(own, other) && matched >= FAMILY_LONGER * Math.max(own, other)) this.#join(this.#asking, uri);
    }
    this.#matched.clear();
  }

  #join(a: string, b: string): void {
    const x = this.#find(a);
    const y = this.#find(b);
    if (x !== y) this.#parents.set(y, x);
  }

  #find(uri: string): string {
    let root = uri;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; parent = this.#parents.get(root)) root = parent;
    let at = uri;
    while (at !== root) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    this.#parents.set(root, root);
    return root;
  }
}
