import { KeyTable } from './key-table';

/**
 * How a word is usually written inside a sentence: counted over the training text, or for a word it lacks guessed from the
 * words of its cluster (`seemsLower`, `seemsCapital`).
 */
export const CASING = { unknown: 0, lower: 1, capital: 2, mixed: 3, upper: 4, seemsLower: 5, seemsCapital: 6 } as const;

/** Bits of `Lexicon.lists`: which lists of names hold a word or phrase. */
export const LIST = { country: 1, region: 2, metropolis: 4, city: 8, town: 16, given: 32, surname: 64, longer: 128, organisation: 256 } as const;

/** The longest phrase of a list, in words. */
export const LONGEST_PHRASE = 4;

/** The parts of a lexicon as they stand in the model file. Keys are hashes; parallel arrays. */
export interface LexiconData {
  /** Word hashes, one a row. */
  readonly words: Uint32Array;
  /** Per row: the fine cluster, whose high bits are the coarser ones. */
  readonly clusters: Uint16Array;
  /** Per row: one of `CASING`. */
  readonly casings: Uint8Array;
  readonly listKeys: Uint32Array;
  readonly lists: Uint16Array;
}

/** Bits of the fine cluster number that its middle and coarse parents lack. */
const MIDDLE_SHIFT = 3;
const COARSE_SHIFT = 7;

/** What the model knows about words apart from the training sentences: clusters, casing, lists of names. */
export class Lexicon {
  readonly #data: LexiconData;
  readonly #rows: KeyTable;
  readonly #lists: KeyTable;

  constructor(data: LexiconData) {
    this.#data = data;
    this.#rows = tableOf(data.words);
    this.#lists = tableOf(data.listKeys, data.lists);
  }

  /** The row of a word in lower case, given with its hash; -1 when unknown. */
  row(low: string, lower: number): number {
    return low === '' ? -1 : this.#rows.get(lower);
  }

  fine(row: number): number {
    return row < 0 ? 0 : 1 + (this.#data.clusters[row] ?? 0);
  }

  middle(row: number): number {
    return row < 0 ? 0 : 1 + ((this.#data.clusters[row] ?? 0) >> MIDDLE_SHIFT);
  }

  coarse(row: number): number {
    return row < 0 ? 0 : 1 + ((this.#data.clusters[row] ?? 0) >> COARSE_SHIFT);
  }

  casing(row: number): number {
    return row < 0 ? CASING.unknown : (this.#data.casings[row] ?? CASING.unknown);
  }

  /** Bits of `LIST` for the hash of a word, or of a phrase (`hashPair` over its words from the left). */
  lists(key: number): number {
    return Math.max(0, this.#lists.get(key));
  }
}

function tableOf(keys: Uint32Array, values?: Uint16Array): KeyTable {
  const table = new KeyTable(keys.length);
  for (let i = 0; i < keys.length; i++) table.set(keys[i] ?? 0, values ? (values[i] ?? 0) : i);
  return table;
}
