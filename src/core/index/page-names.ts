import { fold } from '../text/fold';
import { escapeMarkdown } from './escape';
import type { IndexSection } from './model';

/** Code points from here on (Han, kana, Hangul, astral letters) are grouped by 256 before they part on their own. */
const GROUPED_FROM = 0x3000;
const MAX_NAME = 80;
/** Entries that agree in this many steps share a page, however many they are. */
const MAX_STEPS = 64;

/**
 * The steps by which the entry called `key` is sorted into pages: each folder first (for paths), then letter by letter.
 * Case and diacritics are folded, so that no two pages differ in case alone.
 */
export function pageSteps(key: string, isPath: boolean): string[] {
  const folded = fold(key);
  const cut = isPath ? folded.lastIndexOf('/') + 1 : 0;
  const steps = cut === 0 ? [] : folded.slice(0, cut - 1).split('/').map((folder) => `${folder}/`);
  for (const char of folded.slice(cut, cut + 2 * MAX_STEPS)) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= GROUPED_FROM) steps.push(`\0${(code >> 8).toString(16)}`);
    steps.push(char);
  }
  return steps.slice(0, MAX_STEPS);
}

/**
 * The file of the page that holds the entries of `section` below `steps`, for instance `index/seeds.md`,
 * `index/seeds-2024.11.md` (a folder) or `index/entities_ab.md` (first letters). Only `a-z 0-9 - . _ ~` stand in it.
 */
export function pagePath(section: IndexSection, steps: readonly string[]): string {
  const folders = steps.filter((step) => step.endsWith('/') && step.length > 1).map((step) => encoded(step.slice(0, -1)));
  const letters = steps.slice(folders.length).map(encoded).join('');
  const name = `${folders.length > 0 ? `-${folders.join('.')}` : ''}${letters === '' ? '' : `_${letters}`}`;
  return `index/${section}${name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}~${hash(name)}` : name}.md`;
}

/** How the part of a section on one page is called in headings and links: `2024/11/ab…`, Markdown. */
export function pageLabel(steps: readonly string[]): string {
  const readable = steps.map((step, i) => groupLabel(step, steps[i + 1])).join('');
  return steps.length === 0 || readable.endsWith('/') ? escapeMarkdown(readable, 100) : `${escapeMarkdown(readable, 100)}…`;
}

function groupLabel(step: string, next: string | undefined): string {
  if (!step.startsWith('\0')) return step;
  return next === undefined ? String.fromCodePoint(parseInt(step.slice(1), 16) << 8) : '';
}

function encoded(step: string): string {
  if (step.startsWith('\0')) return `~${step.slice(1)}x~`;
  let name = '';
  for (const char of step) name += /[a-z0-9-]/.test(char) ? char : `~${(char.codePointAt(0) ?? 0).toString(16)}~`;
  return name;
}

/** FNV-1a over UTF-16 units, two streams, 16 hexadecimal digits: keeps long page names apart. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
