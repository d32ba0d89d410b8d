import type { Corpus } from '../core/corpus';
import { SeedText } from '../core/text/seed-text';
import type { TextChange } from './protocol';

interface Open {
  version: number;
  text: string;
  seed?: SeedText;
  /** The text of this seed that the corpus holds just now, and the one that its names there are of. */
  inCorpus?: string;
  named?: string;
}

/**
 * The seeds that are open in the editor, with their unsaved texts. The corpus holds an open seed's live text while it is
 * asked about, and its saved text while the index is made; this knows which.
 */
export class OpenSeeds {
  readonly #open = new Map<string, Open>();

  has(uri: string): boolean {
    return this.#open.has(uri);
  }

  get(uri: string): { readonly version: number; readonly text: string } | undefined {
    return this.#open.get(uri);
  }

  uris(): string[] {
    return [...this.#open.keys()];
  }

  put(uri: string, version: number, text: string): void {
    const { inCorpus, named } = this.#open.get(uri) ?? {};
    this.#open.set(uri, { version, text, ...(inCorpus === undefined ? {} : { inCorpus }), ...(named === undefined ? {} : { named }) });
  }

  /** Applies changes one after the other, as an editor reports them. */
  edit(uri: string, version: number, changes: readonly TextChange[]): void {
    const open = this.#open.get(uri);
    if (!open) return;
    for (const { start, end, text } of changes) open.text = open.text.slice(0, start) + text + open.text.slice(end);
    open.version = version;
    delete open.seed;
  }

  remove(uri: string): void {
    this.#open.delete(uri);
  }

  /** The text of an open seed as the corpus holds it, undefined for a closed one. */
  textIn(uri: string): string | undefined {
    return this.#open.get(uri)?.inCorpus;
  }

  /** Puts the live text of an open seed into the corpus, if another stands there. */
  sync(uri: string, corpus: Corpus): SeedText | undefined {
    const seed = this.syncText(uri, corpus);
    const open = this.#open.get(uri);
    if (seed && open && open.named !== open.text) {
      corpus.draftNames(uri, seed);
      open.named = open.text;
    }
    return seed;
  }

  /** The same, but its names there may be those of an older text. */
  syncText(uri: string, corpus: Corpus): SeedText | undefined {
    const open = this.#open.get(uri);
    if (!open) return undefined;
    const seed = (open.seed ??= new SeedText(open.text));
    if (open.inCorpus !== open.text) {
      corpus.put(uri, seed, 'held');
      open.inCorpus = open.text;
    }
    return seed;
  }

  syncAll(corpus: Corpus): void {
    for (const uri of this.#open.keys()) this.sync(uri, corpus);
  }

  /** Puts the saved text of every open seed into the corpus, or takes the seed out when `saved` knows none. */
  revertAll(corpus: Corpus, saved: (uri: string) => string | undefined): void {
    for (const [uri, open] of this.#open) {
      const text = saved(uri);
      if (text === open.inCorpus && text === open.named) continue;
      if (text === undefined) {
        corpus.remove(uri);
        delete open.inCorpus;
        delete open.named;
      } else {
        corpus.put(uri, new SeedText(text), 'later');
        open.inCorpus = open.named = text;
      }
    }
  }
}
