import { fold } from '../text/fold';
import { isBeforeOffice, isHonorific, isOffice } from './titles';

const BEFORE = /(?:^|[\s(“"])((?:[\p{L}.'’-]+ ){1,8})$/u;
const AFTER = /^,\s+((?:(?:the|a|an|its|his|her|their) )?(?:[\p{L}.'’-]+ ){0,5}?[\p{L}-]+)(?=[,.;]| (?:of|at|for|in|who|and|said)\b)/u;
const LONGEST = 90;
const NOT_ROLE = new Set('and or but as by with to that said for from when while on at in was is the a an monday tuesday wednesday thursday friday saturday sunday today yesterday'.split(' '));

/**
 * The role that stands at a person's name in a text: "Russian President" before it, or "the president" behind a comma.
 * Undefined when there is none. Only forms of address ("Mr") are no role.
 */
export function roleAt(text: string, start: number, end: number): string | undefined {
  return roleBefore(text, start) ?? roleAfter(text, end);
}

function roleBefore(text: string, start: number): string | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))?.[1];
  if (before === undefined) return undefined;
  const words = before.trim().split(' ');
  const office = words.length - 1;
  const last = fold(words[office] ?? '').replace(/\.$/, '');
  if (/[\p{L}]{5}\.$/u.test(words[office] ?? '')) return undefined;
  const closesOf = last === 'state' && fold(words[office - 1] ?? '') === 'of';
  if (!isOffice(last) && !closesOf) return undefined;
  let from = closesOf ? office - 2 : office;
  if (closesOf && !isOffice(fold(words[from] ?? ''))) return undefined;
  while (from > 0) {
    const word = words[from - 1] ?? '';
    const folded = fold(word);
    if (/[.,;:!?]$/.test(word) || NOT_ROLE.has(folded)) break;
    const belongs = isBeforeOffice(folded) || isOffice(folded) || (/^\p{Lu}/u.test(word) && !isHonorific(folded));
    if (!belongs) break;
    from--;
  }
  return words.slice(from).join(' ');
}

function roleAfter(text: string, end: number): string | undefined {
  const after = AFTER.exec(text.slice(end, end + LONGEST))?.[1];
  if (after === undefined) return undefined;
  const words = after.replace(/^(?:the|a|an|its|his|her|their) /, '').split(' ');
  const office = words.findLastIndex((word) => isOffice(fold(word)));
  return office < 0 || office < words.length - 1 || words.some((word) => NOT_ROLE.has(fold(word))) ? undefined : words.join(' ');
}
