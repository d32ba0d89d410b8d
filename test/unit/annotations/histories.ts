import type { Span } from '../../../src/core/text/span';
import { alignWords } from '../../../src/core/annotations/word-alignment';
import { wordPlaces } from '../../../src/core/annotations/words';
import type { Tracked } from './trials';

/**
 * True when some history that puts the words of `span` (of the text before) at `answer` (in the text after) leaves no fewer
 * words behind the word that they were behind before than the true history does: then both texts together, letter by
 * letter, do not say which of the two it was.
 */
export function isAsShort(before: string, after: Tracked, span: Span | undefined, answer: Span | undefined): boolean {
  if (!span || !answer) return false;
  const [old, fresh] = [wordPlaces(before), wordPlaces(after.text)];
  const { oldOf } = alignWords(old.hashes, fresh.hashes, { steps: 0 });
  const [from, at] = [old.starts.findIndex((start) => start >= span.start), fresh.starts.findIndex((start) => start >= answer.start)];
  if (oldOf[at] !== from) return false;
  const oldAt = new Map(old.starts.map((start, index) => [start, index]));
  const truth = fresh.starts.map((start, index) => {
    const word = oldAt.get(after.origin[start] ?? -1) ?? -1;
    return word >= 0 && old.hashes[word] === fresh.hashes[index] ? word : -1;
  });
  return followers(oldOf) >= followers(truth);
}

function followers(oldOf: ArrayLike<number>): number {
  let count = 0;
  for (let i = 1; i < oldOf.length; i++) if ((oldOf[i - 1] ?? -1) >= 0 && oldOf[i] === (oldOf[i - 1] ?? 0) + 1) count++;
  return count;
}
