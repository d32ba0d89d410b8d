import type { BoilerplateClass } from './classes';

/** Where the word on a line came from. */
export type EvidenceSource = 'user' | 'pack' | 'heading' | 'model' | 'page' | 'corpus';

/** What speaks for a line being boilerplate. */
export interface Evidence {
  /** 0 to 1; rules use the fixed levels below, the model its own estimate. */
  readonly probability: number;
  readonly class: BoilerplateClass;
  readonly source: EvidenceSource;
  /** In words a reader can check, without a full stop. */
  readonly reason: string;
}

/** What a rule's word is worth beside the model's. */
export const SURE = 0.99;
/** A headline under a heading of related links that nothing of the article follows. */
export const TAKEN_AT_END = 0.98;
/** A headline under such a heading inside the article: just enough for a short one to go by itself. */
export const TAKEN_INSIDE = 0.86;
/** A line between the dates of a thread of comments or teasers under the article. */
export const IN_THREAD = 0.76;
/** In characters. */
const LONGEST_QUOTE = 60;
/** A phrase that articles use too. */
export const UNSURE = 0.7;

export function stronger(a: Evidence | undefined, b: Evidence | undefined): Evidence | undefined {
  if (!a || !b) return a ?? b;
  return b.probability > a.probability ? b : a;
}

/** A line as a reason quotes it: at most 60 characters. */
export function quoted(text: string): string {
  const start = text.trim().slice(0, 200);
  if (start.length <= LONGEST_QUOTE) return `“${start}”`;
  const characters = [...start];
  return `“${characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : start}”`;
}
