import type { EntityType } from '../mention';

/** The kinds of name that the tagger tells apart, in the order of its labels. */
export const NAME_TYPES = ['person', 'place', 'organisation', 'other'] as const satisfies readonly EntityType[];

export type NameType = (typeof NAME_TYPES)[number];

/**
 * Labels of a token: 0 outside a name; else 1 + 4 × type + part, where the part says whether the token begins, continues
 * or ends a name or is one by itself (BILOU; Ratinov and Roth 2009, section 3).
 */
export const LABELS = 17;
export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const SINGLE = 3;

export function labelOf(type: number, part: number): number {
  return 1 + 4 * type + part;
}

export function typeOf(label: number): number {
  return (label - 1) >> 2;
}

export function partOf(label: number): number {
  return (label - 1) & 3;
}

/** True where no name is open behind `label`. */
function closes(label: number): boolean {
  return label === OUTSIDE || partOf(label) >= LAST;
}

function opens(label: number): boolean {
  return label === OUTSIDE || partOf(label) === BEGIN || partOf(label) === SINGLE;
}

/** True where `next` may follow `label` in one run of tokens. */
export function mayFollow(label: number, next: number): boolean {
  if (closes(label)) return opens(next);
  return next !== OUTSIDE && typeOf(next) === typeOf(label) && (partOf(next) === INSIDE || partOf(next) === LAST);
}

export function mayStart(label: number): boolean {
  return opens(label);
}

export function mayEnd(label: number): boolean {
  return closes(label);
}

/** For each label the labels that may stand before it. */
export const BEFORE: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, next) =>
  Array.from({ length: LABELS }, (_unused, label) => label).filter((label) => mayFollow(label, next)),
);
