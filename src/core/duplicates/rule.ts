import type { Edit, Finding, Fix, PassageCopy, Related, Rule, RuleContext } from '../rule';
import { fold } from '../text/fold';
import type { SeedText } from '../text/seed-text';
import { mergeSpans, type Span } from '../text/span';
import { findWords } from '../text/words';
import { type CopyGroup, groupCopies } from './copy-groups';
import { MAX_HITS } from './postings';
import { isWholeSentences, type Removal, removalOf } from './removal';

/** Passages that stand twice: in the seed itself or in other seeds. One finding a passage, on its later copy. */
export const duplicatePassage: Rule = {
  id: 'duplicate-passage',
  docs: {
    title: 'Duplicate passage',
    description:
      'A passage that stands in the same words, or nearly, earlier in this seed or in another seed. Case, accents, quotation marks and dashes do not count.',
    severity: 'warning',
  },
  check,
};

interface Later {
  readonly group: CopyGroup;
  readonly copy: PassageCopy;
  readonly exact: boolean;
  readonly removal: Removal;
  readonly safe: boolean;
}

function check(seed: SeedText, { uri, corpus, options }: RuleContext): Finding[] {
  const copies = corpus.copies(uri).filter(({ words, here }) => words >= options.minimumWords && here.end <= seed.text.length && here.start < here.end);
  const within = copies.filter(({ there, here }) => there.uri === uri && there.span !== undefined && there.span.start < here.start);
  const across = copies.filter(({ there }) => there.uri !== uri);
  const later = groupCopies(within, ({ there }) => there.span?.start ?? 0).map((group) => asLater(seed, group));
  const all = removeAll(later);
  const findings = [...later.map((one) => withinFinding(one, all)), ...groupCopies(across, ({ changed, words }) => changed - words / 1e6).map(acrossFinding)];
  return findings.sort((x, y) => x.span.start - y.span.start || y.span.end - x.span.end);
}

function asLater(seed: SeedText, group: CopyGroup): Later {
  const copy = group.copies[0]!;
  const exact = copy.changed === 0 && copy.there.span !== undefined && sameWords(seed.text, copy.here, copy.there.span);
  const removal = removalOf(seed, copy.here);
  return { group, copy, exact, removal, safe: exact && (removal.lines > 0 || isWholeSentences(seed, copy.here)) };
}

/** The index compares hashes of words; what is removed unseen is compared by the words themselves. */
function sameWords(text: string, a: Span, b: Span): boolean {
  if (a.end - a.start === b.end - b.start && text.slice(a.start, a.end) === text.slice(b.start, b.end)) return true;
  const words = findWords(text, a);
  const others = findWords(text, b);
  if (words.count !== others.count) return false;
  for (let i = 0; i < words.count; i++) {
    const word = text.slice(words.starts[i], words.ends[i]);
    const other = text.slice(others.starts[i], others.ends[i]);
    if (word !== other && fold(word) !== fold(other)) return false;
  }
  return true;
}

function withinFinding({ group, copy, exact, removal, safe }: Later, all: Fix | undefined): Finding {
  const fix: Fix = { title: `Remove this copy (${extent(removal, copy.words)})`, safe, edits: [{ span: removal.span, text: '' }] };
  return {
    rule: duplicatePassage.id,
    span: copy.here,
    message: `Copy of ${linesOf(copy.there)} (${counted(copy.words, 'word')}, ${changedText(copy, exact)})`,
    reason: exact
      ? 'Every word is the same as there; case, accents and punctuation are not compared.'
      : `${changedText(copy, exact)}: words were changed, dropped or added; the order of the rest is the same.`,
    category: exact ? 'exact' : 'near',
    related: group.copies.slice(0, MOST_RELATED).map((one) => named(one, 'Stands here, too')),
    fixes: all ? [fix, all] : [fix],
  };
}

/** One fix for all copies that may go unseen, when there are several. Not safe itself, for the single ones are. */
function removeAll(later: readonly Later[]): Fix | undefined {
  const spans = later.filter(({ safe }) => safe).map(({ removal }) => removal.span);
  if (spans.length < 2) return undefined;
  const edits: Edit[] = mergeSpans(spans).map((span) => ({ span, text: '' }));
  return { title: `Remove all later copies in this seed (${spans.length})`, safe: false, edits };
}

function acrossFinding({ copies }: CopyGroup): Finding {
  const copy = copies[0]!;
  const exact = copy.changed === 0;
  const seeds = new Set(copies.map(({ there }) => there.uri)).size;
  const where = seeds === 1 ? `${nameOf(copy.there.uri)}, ${linesOf(copy.there)}` : `${seeds >= MAX_HITS ? 'at least ' : ''}${seeds} other seeds, closest ${nameOf(copy.there.uri)}, ${linesOf(copy.there)}`;
  return {
    rule: duplicatePassage.id,
    span: copy.here,
    message: `Also in ${where} (${counted(copy.words, 'word')}, ${changedText(copy, exact)})`,
    reason: exact
      ? 'Every word is the same as there; case, accents and punctuation are not compared.'
      : `${changedText(copy, exact)}: words were changed, dropped or added; the order of the rest is the same.`,
    category: exact ? 'exact' : 'near',
    related: placesOf(copies).map((one) => named(one, `In ${nameOf(one.there.uri)}`)),
    fixes: [],
  };
}

/** Places that one finding speaks of; the message counts all of them. */
const MOST_RELATED = 200;

/** The first copy in each range of lines of each seed. */
function placesOf(copies: readonly PassageCopy[]): PassageCopy[] {
  const places = new Map<string, PassageCopy>();
  for (const copy of copies) {
    if (places.size >= MOST_RELATED) break;
    const { uri, startLine, endLine } = copy.there;
    const key = `${startLine}-${endLine} ${uri}`;
    if (!places.has(key)) places.set(key, copy);
  }
  return [...places.values()];
}

function named({ there, words, changed }: PassageCopy, lead: string): Related {
  return { ...there, message: `${lead}: ${counted(words, 'word')}, ${percent(changed)} changed` };
}

function changedText({ changed }: PassageCopy, exact: boolean): string {
  return exact ? '0 % changed' : `${percent(Math.max(changed, 0.001))} changed`;
}

/** Whole per cent; what is not nothing is at least one. */
function percent(share: number): string {
  return `${share === 0 ? 0 : Math.max(1, Math.round(100 * share))} %`;
}

function linesOf({ startLine, endLine }: Related): string {
  return startLine === endLine ? `line ${startLine + 1}` : `lines ${startLine + 1}–${endLine + 1}`;
}

function extent({ lines }: Removal, words: number): string {
  return lines > 0 ? counted(lines, 'line') : counted(words, 'word');
}

function counted(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The last part of a seed's name, for people. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
