import { LABELS } from './labels';
import { Lexicon } from './lexicon';
import { sectionOf, unpackAscending, unpackFloats, unpackSections, unpackWords } from './model-file';
import { WeightTable } from './weight-table';

/** A trained model: what it knows about words, and what it learnt from sentences. */
export interface Model {
  readonly lexicon: Lexicon;
  readonly weights: WeightTable;
  /** `LABELS` × `LABELS`, from row to column. */
  readonly transitions: Float64Array;
}

/** Reads a model file. Throws a RangeError when the bytes are no model of this version. */
export function readModel(bytes: Uint8Array): Model {
  const sections = unpackSections(bytes);
  const lexicon = readLexicon(sections);
  const keys = unpackAscending(sectionOf(sections, 'FKEY'));
  const columns = sectionOf(sections, 'FVAL');
  if (columns.length !== keys.length * LABELS) throw new RangeError('The entity model holds another number of weights than of features');
  const scale = unpackFloats(sectionOf(sections, 'SCAL'))[0] ?? 1;
  const transitions = unpackFloats(sectionOf(sections, 'TRAN'));
  if (transitions.length !== LABELS * LABELS) throw new RangeError('The entity model has other labels than this program');
  const weights = new WeightTable(keys, new Int8Array(columns.buffer, columns.byteOffset, columns.length), scale);
  return { lexicon, weights, transitions };
}

/** The sections of a lexicon: words, clusters, casing, lists of names. */
export function readLexicon(sections: ReadonlyMap<string, Uint8Array>): Lexicon {
  return new Lexicon({
    words: unpackAscending(sectionOf(sections, 'WKEY')),
    clusters: unpackWords(sectionOf(sections, 'CLUS')),
    casings: sectionOf(sections, 'CASE'),
    listKeys: unpackAscending(sectionOf(sections, 'LKEY')),
    lists: unpackWords(sectionOf(sections, 'LIST')),
  });
}
