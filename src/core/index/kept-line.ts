import type { SectionEntry } from './section-tree';

/** A line of the index that is rendered once for each place it is moved to. */
export class KeptLine implements SectionEntry {
  readonly group: string;
  readonly sort: string;
  readonly key: string;
  readonly #render: (base: string) => string;
  #base: string | undefined;
  #text = '';

  constructor({ group, sort, key }: Omit<SectionEntry, 'line'>, render: (base: string) => string) {
    this.group = group;
    this.sort = sort;
    this.key = key;
    this.#render = render;
  }

  /** Its Markdown as it was rendered last, when `base` is the same as then. */
  line(base: string): string {
    if (this.#base !== base) {
      this.#text = this.#render(base);
      this.#base = base;
    }
    return this.#text;
  }
}
