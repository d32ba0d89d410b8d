/** Changes remembered at most. */
const MOST = 200_000;

/** What changed since a revision. Bounded: who asks too seldom learns that anything may have changed. */
export class ChangeLog {
  #items: string[] = [];
  #revisions: number[] = [];
  /** Changes up to this revision are not remembered. */
  #forgotten = -1;

  /** Notes a change that leads to a revision; revisions never fall. */
  add(item: string, revision: number): void {
    this.#items.push(item);
    this.#revisions.push(revision);
    if (this.#items.length <= MOST) return;
    const half = MOST >> 1;
    this.#forgotten = this.#revisions[half - 1] ?? revision;
    this.#items = this.#items.slice(half);
    this.#revisions = this.#revisions.slice(half);
  }

  /** What changed behind a revision; undefined when that is not remembered. */
  since(revision: number): ReadonlySet<string> | undefined {
    if (revision < this.#forgotten) return undefined;
    let first = this.#revisions.length;
    while (first > 0 && (this.#revisions[first - 1] ?? 0) > revision) first--;
    return new Set(this.#items.slice(first));
  }

  /** Anything may be different at this revision. */
  clear(revision: number): void {
    this.#items = [];
    this.#revisions = [];
    this.#forgotten = revision;
  }
}
