import type { Checked } from '../checked';
import { displayPath } from '../workspace';

/** Findings for people: `line:column  rule  message`, below each seed's path. Lines and columns count from 1. */
export function printText(checked: readonly Checked[]): string {
  const parts: string[] = [];
  let total = 0;
  let dirty = 0;
  for (const { uri, seed, findings } of checked) {
    if (findings.length === 0) continue;
    dirty++;
    total += findings.length;
    parts.push(`${displayPath(uri)}\n`);
    for (const { span, rule, message } of findings) {
      const { start, end } = seed.lines.range(span);
      const place = start.line === end.line ? `${start.line + 1}:${start.character + 1}` : `${start.line + 1}–${end.line + 1}`;
      parts.push(`  ${place.padEnd(9)} ${rule.padEnd(18)} ${onOneLine(message)}\n`);
    }
    parts.push('\n');
  }
  parts.push(total === 0 ? `clean: ${counted(checked.length, 'seed')}\n` : `${counted(total, 'finding')} in ${dirty} of ${counted(checked.length, 'seed')}\n`);
  return parts.join('');
}

/** A seed's words may hold control characters that a terminal would obey. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
