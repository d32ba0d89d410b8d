import { fold } from './text/fold';
import { sameWord } from './entities/skeleton';

/**
 * How a spelling reads when one spelling of its entity, `from`, is renamed to `to`. Where both have the same number of
 * words, only the words that change are changed, in other spellings too ("Zelenskiy" to "Zelenskyy" in "Volodymyr
 * Zelenskiy"); a spelling without them stays. Else the whole spelling becomes `to`.
 */
export function respelled(spelling: string, from: string, to: string): string {
  if (spelling === from) return to;
  const old = from.split(' ');
  const fresh = to.trim().split(/\s+/);
  if (old.length !== fresh.length) return to;
  const changes = old.flatMap((word, i) => (word === fresh[i] ? [] : [[word, fresh[i] ?? word] as const]));
  if (!old.some((word, i) => word === fresh[i] || sameWord(fold(word), fold(fresh[i] ?? ''))) && old.length > 1) return to;
  return spelling
    .split(' ')
    .map((word) => changes.find(([before]) => before === word || sameWord(fold(before), fold(word)))?.[1] ?? word)
    .join(' ');
}

const OPENING = '“«„';
const CLOSING = '”»';

/** True when an offset stands inside a quotation of its own line: a mark that is never closed runs to the line's end. */
export function isInQuotation(line: string, character: number): boolean {
  const before = line.slice(0, character);
  const last = (marks: string): number => Math.max(...[...marks].map((mark) => before.lastIndexOf(mark)));
  return last(OPENING) > last(CLOSING) || (before.split('"').length - 1) % 2 === 1;
}
