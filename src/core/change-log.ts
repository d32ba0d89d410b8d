/** Shorter than this a log is never packed. */
const SHORT = 64;

/**
 * Which keys changed after which: a reader keeps the revision that it has seen and asks for what came since. Time in what
 * changed, memory in the number of different keys ever touched.
 */
export class ChangeLog {
  #keys: string[] = [];
  #revisions: number[] = [];
  #revision = 0;
  #distinct = 0;

  /** Grows with every change. A reader that has seen nothing is at 0. */
  get revision(): number {
    return this.#revision;
  }

  touch(key: string): void {
    if (this.#keys.at(-1) === key) {
      this.#revisions[this.#revisions.length - 1] = ++this.#revision;
      return;
    }
    this.#keys.push(key);
    this.#revisions.push(++this.#revision);
    if (this.#keys.length > SHORT + 2 * this.#distinct) this.#pack();
  }

  /** The keys that were touched after `revision`, each once. */
  since(revision: number): Set<string> {
    const found = new Set<string>();
    for (let i = this.#keys.length - 1; i >= 0 && (this.#revisions[i] ?? 0) > revision; i--) found.add(this.#keys[i] ?? '');
    return found;
  }

  /** Keeps the last touch of each key. */
  #pack(): void {
    const last = new Map<string, number>();
    this.#keys.forEach((key, i) => {
      last.delete(key);
      last.set(key, this.#revisions[i] ?? 0);
    });
    this.#keys = [...last.keys()];
    this.#revisions = [...last.values()];
    this.#distinct = last.size;
  }
}
