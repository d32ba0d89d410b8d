import type { Found } from './draft-mentions';
import type { SeedText } from './text/seed-text';

interface Entry extends Found {
  readonly uri: string;
  readonly exact: boolean;
}

/** Versions of seeds that are remembered: enough for the seeds that somebody works on, live and saved. */
const MOST = 12;
/** And no more text than this, in UTF-16 units. */
const MOST_TEXT = 8_000_000;

/** The names last found, so that a version seen a moment ago is not read again and a new one starts from the last. */
export class RecentNames {
  /** Oldest first. */
  #entries: Entry[] = [];

  /** What was found in exactly this text, as the settled corpus has it. */
  get(uri: string, text: string): Found | undefined {
    return this.#entries.find((entry) => entry.exact && entry.uri === uri && entry.seed.text === text);
  }

  /** The newest version of a seed. */
  last(uri: string): Found | undefined {
    return this.#entries.findLast((entry) => entry.uri === uri);
  }

  /** Remembers a version; an older draft of the seed is dropped. */
  keep(uri: string, { seed, mentions }: Found, exact: boolean): void {
    this.#entries = this.#entries.filter((entry) => entry.uri !== uri || (entry.exact && entry.seed.text !== seed.text));
    this.#entries.push({ uri, seed, mentions, exact });
    let text = this.#entries.reduce((sum, entry) => sum + entry.seed.text.length, 0);
    while (this.#entries.length > 1 && (this.#entries.length > MOST || text > MOST_TEXT)) text -= this.#entries.shift()?.seed.text.length ?? 0;
  }

  remove(uri: string): void {
    this.#entries = this.#entries.filter((entry) => entry.uri !== uri);
  }

  /** Forgets the versions that a test holds for. */
  drop(test: (seed: SeedText) => boolean): void {
    this.#entries = this.#entries.filter(({ seed }) => !test(seed));
  }

  clear(): void {
    this.#entries = [];
  }
}
