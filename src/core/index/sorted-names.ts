import { compareCodePoints } from './order';

/** Names in a run before it is cut in two. */
const LONGEST_RUN = 512;

/** A set of names in the order of their code points, in short runs: adding and removing costs one run, the first ones nothing. */
export class SortedNames {
  #runs: string[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(name: string): void {
    const number = this.#runOf(name);
    const run = this.#runs[number];
    if (!run) {
      this.#runs.push([name]);
      this.#size++;
      return;
    }
    const at = placeIn(run, name);
    if (run[at] === name) return;
    run.splice(at, 0, name);
    this.#size++;
    if (run.length > LONGEST_RUN) this.#runs.splice(number + 1, 0, run.splice(LONGEST_RUN / 2));
  }

  remove(name: string): void {
    const number = this.#runOf(name);
    const run = this.#runs[number];
    const at = run ? placeIn(run, name) : -1;
    if (!run || run[at] !== name) return;
    run.splice(at, 1);
    this.#size--;
    if (run.length === 0) this.#runs.splice(number, 1);
  }

  /** The first names, at most `most`. */
  first(most: number): string[] {
    const found: string[] = [];
    for (const run of this.#runs) {
      if (found.length >= most) break;
      found.push(...run.slice(0, most - found.length));
    }
    return found;
  }

  all(): string[] {
    return this.#runs.flat();
  }

  /** The last run that begins at or before the name, or the first. */
  #runOf(name: string): number {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compareCodePoints(this.#runs[middle]?.[0] ?? '', name) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where a name stands in a run, or would. */
function placeIn(run: readonly string[], name: string): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(run[middle] ?? '', name) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
