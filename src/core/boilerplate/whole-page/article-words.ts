import type { PageLines } from './page-lines';

/** What the share is taken to be where there is nothing to share. */
const NOTHING_TO_SAY = 0.2;

/** The words of the article, as far as it is known, and how many of a passage's words are among them. Linear in the words. */
export class ArticleWords {
  readonly #known: Uint8Array;

  constructor(readonly page: PageLines) {
    this.#known = new Uint8Array(page.scans.content.size);
  }

  /** The lines from `from` up to `to`, the flagged ones aside, belong to the article. */
  add(from: number, to: number): void {
    const { scans, flagged } = this.page;
    for (let line = from; line < to; line++) {
      if (flagged[line]) continue;
      for (let i = scans.contents.starts[line]!; i < scans.contents.ends[line]!; i++) this.#known[scans.content.ids[i]!] = 1;
    }
  }

  /** The share of words that carry meaning, from 0 to 1, which come up in the article. */
  share(from: number, to: number): number {
    const { all, known } = this.count(from, to);
    return all === 0 ? NOTHING_TO_SAY : known / all;
  }

  /** How many words carry meaning, and how many of them come up in the article. */
  count(from: number, to: number): { readonly all: number; readonly known: number } {
    const { contents, content } = this.page.scans;
    let all = 0;
    let known = 0;
    for (let line = from; line < to; line++) {
      for (let i = contents.starts[line]!; i < contents.ends[line]!; i++) {
        all++;
        known += this.#known[content.ids[i]!]!;
      }
    }
    return { all, known };
  }
}
