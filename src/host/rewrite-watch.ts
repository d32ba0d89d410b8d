import type { Corpus } from '../core/corpus';
import type { SeedText } from '../core/text/seed-text';

/** A seed is looked through for rewritten passages when it was left alone for so long. */
const IDLE_MS = 1200;

/** Looks open seeds through for rewritten passages once they were left alone for a moment, each version once. */
export class RewriteWatch {
  /** The versions that were looked through, or soon will be. */
  readonly #versions = new Map<string, { readonly text: string; readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #sync: (uri: string, corpus: Corpus) => SeedText | undefined;
  readonly #found: (uri: string) => void;

  /** `sync` puts an open seed's text into the corpus and answers it; `found` hears of seeds with other passages than before. */
  constructor(sync: (uri: string, corpus: Corpus) => SeedText | undefined, found: (uri: string) => void) {
    this.#sync = sync;
    this.#found = found;
  }

  /** An open seed has this text now. */
  see(corpus: Corpus, uri: string, seed: SeedText): void {
    const known = this.#versions.get(uri);
    if (known?.text === seed.text) return;
    clearTimeout(known?.timer);
    const timer = setTimeout(() => {
      if (this.#sync(uri, corpus) === seed && corpus.findRewrites(uri, seed)) this.#found(uri);
    }, IDLE_MS);
    this.#versions.set(uri, { text: seed.text, timer });
  }

  /** The seed is not open any more. */
  forget(uri: string): void {
    clearTimeout(this.#versions.get(uri)?.timer);
    this.#versions.delete(uri);
  }

  stop(): void {
    for (const { timer } of this.#versions.values()) clearTimeout(timer);
  }
}
