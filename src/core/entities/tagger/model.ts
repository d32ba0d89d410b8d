import { KeyTable } from './key-table';
import { LABELS } from './labels';
import { Lexicon } from './lexicon';
import { sectionOf, unpackAscending, unpackFloats, unpackSections, unpackWords } from './model-file';
import { Network, readNetwork } from './network';

/** The trained weights. Scores are sums of small integers times one scale, so that every engine yields the same. */
export interface Weights {
  readonly rows: KeyTable;
  /** Row by row, `LABELS` a row. */
  readonly values: Int8Array;
  readonly scale: number;
  /** `LABELS` × `LABELS`, from row to column. */
  readonly transitions: Float64Array;
}

export interface Model {
  readonly lexicon: Lexicon;
  readonly weights: Weights;
  readonly network: Network | undefined;
}

/** Reads a model file. Throws a RangeError when the bytes are no model of this version. */
export function readModel(bytes: Uint8Array): Model {
  const sections = unpackSections(bytes);
  const lexicon = readLexicon(sections);
  const keys = unpackAscending(sectionOf(sections, 'FKEY'));
  const columns = sectionOf(sections, 'FVAL');
  if (columns.length !== keys.length * LABELS) throw new RangeError('The entity model holds another number of weights than of features');
  const rows = new KeyTable(keys.length);
  const values = new Int8Array(columns.length);
  keys.forEach((key, i) => rows.set(key, i));
  for (let y = 0; y < LABELS; y++) {
    for (let i = 0; i < keys.length; i++) values[i * LABELS + y] = columns[y * keys.length + i] ?? 0;
  }
  const scales = unpackFloats(sectionOf(sections, 'SCAL'));
  const transitions = unpackFloats(sectionOf(sections, 'TRAN'));
  const weights = { rows, values, scale: scales[0] ?? 1, transitions };
  return { lexicon, weights, network: readNetwork(sections, lexicon) };
}

/** The sections of a lexicon: words, clusters, vector codes, casing, lists of names. */
export function readLexicon(sections: ReadonlyMap<string, Uint8Array>): Lexicon {
  return new Lexicon({
    words: unpackAscending(sectionOf(sections, 'WKEY')),
    clusters: unpackWords(sectionOf(sections, 'CLUS')),
    codes: sectionOf(sections, 'CODE'),
    casings: sectionOf(sections, 'CASE'),
    listKeys: unpackAscending(sectionOf(sections, 'LKEY')),
    lists: sectionOf(sections, 'LIST'),
  });
}
