/** A verified copy: word ranges in two arrays (or one), absolute places. */
export interface Alignment {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** Words that stand on both sides, in order. */
  matched: number;
  /** Words changed, dropped or added. */
  edits: number;
  /** Longest equal stretch, in words. */
  longest: number;
}

/** A range of words, with the bounds that a passage may not cross. */
export interface WordRange {
  readonly words: Uint16Array<ArrayBuffer>;
  readonly start: number;
  readonly end: number;
}
