import type { Corpus } from '../core/corpus';
import { loadTagger } from '../core/entities/tagger/tagger';
import type { Platform } from './port';

/** The trained tagger among the data files. */
const MODEL = 'entities-en.bin';
/** The thread works no longer than this without letting other requests in, once a seed is done. */
const SLICE_MS = 4;
/** Names are settled when nothing came for so long: a person who types makes shorter pauses between letters, */
const QUIET_MS = 400;
/** or for so many times what settling took last, so that a huge seed is not read at every pause. */
const PATIENCE = 4;

interface Parts {
  readonly platform: Platform;
  readonly log: (message: string) => void;
  /** The seeds that are open: their names are found first. */
  readonly open: () => readonly string[];
  /** Names may have changed, in open seeds or in others. */
  readonly affect: () => void;
}

/**
 * Finds names beside the other work of the thread. The tagger is loaded when names are first wanted after the first
 * answers; whoever needs the settled state waits for `settled`.
 */
export class Naming {
  readonly #corpus: Corpus;
  readonly #parts: Parts;
  #loaded: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quiet = QUIET_MS;

  constructor(corpus: Corpus, parts: Parts) {
    this.#corpus = corpus;
    this.#parts = parts;
  }

  /** Says that some seed may wait for its names; they are found when the thread has been quiet for a moment. */
  soon(delay = this.#quiet): void {
    if (this.#loaded && this.#corpus.entities.waiting.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settled(() => false), delay);
  }

  /** Resolves when the names of all seeds are those that the tagger and the user's file give. */
  async settled(cancelled: () => boolean): Promise<void> {
    await (this.#loaded ??= this.#load());
    while (this.#corpus.entities.waiting.size > 0 && !cancelled()) await (this.#running ??= this.#run().finally(() => (this.#running = undefined)));
  }

  async #load(): Promise<void> {
    try {
      const bytes = await this.#parts.platform.asset(MODEL);
      this.#corpus.entities.setTagger(loadTagger(bytes));
    } catch (error) {
      this.#parts.log(`Names are found by rules alone: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    const open = this.#parts.open();
    await this.#find(open.filter((uri) => this.#corpus.entities.waiting.has(uri)));
    const closed = [...this.#corpus.entities.waiting];
    await this.#find(closed);
    await this.#prepare();
  }

  /** Works ahead: the first card should not wait for the joining of all names. */
  async #prepare(): Promise<void> {
    let since = performance.now();
    const work = this.#corpus.entities.prepare();
    while (work.next().done !== true) {
      if (performance.now() - since < SLICE_MS) continue;
      await this.#parts.platform.giveWay();
      since = performance.now();
    }
  }

  async #find(uris: readonly string[]): Promise<void> {
    let changed = false;
    let since = performance.now();
    for (const uri of uris) {
      const work = this.#corpus.findNames(uri);
      let spent = 0;
      for (let done = false; !done; ) {
        const before = performance.now();
        const step = work.next();
        const now = performance.now();
        spent += now - before;
        if (step.done === true) changed = step.value || changed;
        done = step.done === true;
        if (now - since < SLICE_MS) continue;
        await this.#parts.platform.giveWay();
        since = performance.now();
      }
      this.#quiet = Math.max(QUIET_MS, PATIENCE * spent);
    }
    if (changed) this.#parts.affect();
  }
}
