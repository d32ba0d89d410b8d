import type { Edit } from '../rule';

/** The one replacement that makes `after` of `before`: what is equal at both ends stays. Undefined when they are equal. */
export function changedPart(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let front = 0;
  while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front++;
  let back = 0;
  while (back < most - front && before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)) back++;
  return { span: { start: front, end: before.length - back }, text: after.slice(front, after.length - back) };
}
