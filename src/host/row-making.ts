import type { Corpus } from '../core/corpus';
import type { Platform } from './port';
import { READS_AT_ONCE, SLICE_MS } from './seed-files';

/** Makes the rows of seeds that wait for one: a slice at a time, so that requests about open seeds are answered between. */
export class RowMaking {
  readonly #platform: Platform;
  readonly #tell: (done: number, total: number) => void;

  constructor(platform: Platform, tell: (done: number, total: number) => void) {
    this.#platform = platform;
    this.#tell = tell;
  }

  /** Makes all rows that wait; `again` is called each time others were let in. */
  async make(corpus: Corpus, cancelled: () => boolean, again?: () => void): Promise<void> {
    let since = Date.now();
    const total = corpus.size;
    let done = 0;
    for (let round = corpus.waiting(); round.length > 0 && !cancelled(); round = corpus.waiting()) {
      for (const uri of round) {
        corpus.row(uri);
        done++;
        if (Date.now() - since < SLICE_MS) continue;
        if (round.length > READS_AT_ONCE) this.#tell(Math.min(done, total - 1), total);
        await this.#platform.giveWay();
        again?.();
        since = Date.now();
        if (cancelled()) return;
      }
    }
  }

  /** Makes the rows that wait without letting anybody in; false when they are too many for that. */
  finish(corpus: Corpus): boolean {
    let made = 0;
    for (let round = corpus.waiting(); round.length > 0; round = corpus.waiting()) {
      made += round.length;
      if (made > READS_AT_ONCE) return false;
      for (const uri of round) corpus.row(uri);
    }
    return true;
  }
}
