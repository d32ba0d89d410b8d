import { findConflicts } from './conflicts';
import type { ConflictHunk } from './conflicts';
import { findPair, MarkedText, scanMarkers } from './marker-scan';
import type { IndexProblem } from './marker-scan';
import { placeBlock, wrap } from './markers';

export type Resolution =
  | { readonly text: string; /** Conflicts in the user's own text that are still to be settled by hand. */ readonly remaining: number }
  | { readonly problem: IndexProblem };

/** Where a line stands as seen from the block of its side. */
type Place = 'before' | 'block' | 'after';

interface Side {
  readonly lines: readonly number[];
  readonly begin: number;
  readonly end: number;
  readonly found: boolean;
}

/**
 * Settles the conflicts of the block by writing it anew. Each side of the merge is read as a file of its own; what stands in
 * its block is dropped, the user's text before and behind the block is kept, and where the two sides differ there, that part
 * stays a conflict for the user to settle. A side whose own markers are broken gives a problem.
 */
export function resolveByRebuilding(text: string, block: string): Resolution {
  const marked = new MarkedText(text);
  const { hunks, stray } = findConflicts(marked.contents);
  if (stray !== undefined) {
    const inside = insideBlock(marked, stray);
    if (!inside) return { problem: { kind: 'conflict', line: stray, message: 'this conflict marker belongs to no complete conflict' } };
  }
  const ours = side(marked, hunks, 'ours');
  const theirs = side(marked, hunks, 'theirs');
  if ('kind' in ours) return { problem: ours };
  if ('kind' in theirs) return { problem: theirs };
  if (!ours.found && !theirs.found) {
    if (hunks.length > 0) return { problem: { kind: 'conflict', line: hunks[0]?.start ?? 0, message: 'the conflict is in your own text, not in the index' } };
    const placed = placeBlock(text, block);
    return 'problem' in placed ? placed : { text: placed.text, remaining: 0 };
  }
  return merged(marked, hunks, ours, theirs, block);
}

function insideBlock(text: MarkedText, line: number): boolean {
  const pair = findPair(scanMarkers(text.contents));
  return pair !== undefined && !('kind' in pair) && line > pair.begin && line < pair.end;
}

/** One side of the merge as a file: the numbers of its lines, and where its block stands among them. */
function side(text: MarkedText, hunks: readonly ConflictHunk[], which: 'ours' | 'theirs'): Side | IndexProblem {
  const lines: number[] = [];
  let from = 0;
  for (const hunk of hunks) {
    for (let i = from; i < hunk.start; i++) lines.push(i);
    for (let i = hunk[which].start; i < hunk[which].end; i++) lines.push(i);
    from = hunk.end + 1;
  }
  for (let i = from; i < text.contents.length; i++) lines.push(i);
  const pair = findPair(scanMarkers(lines.map((line) => text.contents[line] ?? '')));
  if (pair === undefined) return { lines, begin: 0, end: 0, found: false };
  if ('kind' in pair) return { ...pair, line: lines[pair.line] ?? 0 };
  return { lines, begin: lines[pair.begin] ?? 0, end: lines[pair.end] ?? 0, found: true };
}

function place(side: Side, line: number): Place {
  return line < side.begin ? 'before' : line > side.end ? 'after' : 'block';
}

function merged(text: MarkedText, hunks: readonly ConflictHunk[], ours: Side, theirs: Side, block: string): Resolution {
  const { eol } = text;
  const raw = (line: number): string => text.text.slice(text.lines.start(line), text.lines.start(line + 1));
  const out = { before: '', after: '' };
  let remaining = 0;
  const guide = ours.found ? ours : theirs;
  const common = (line: number): void => {
    const at = place(guide, line);
    if (at !== 'block') out[at] += raw(line);
    else if (ours.found && theirs.found && place(theirs, line) !== 'block') out[place(theirs, line) === 'before' ? 'before' : 'after'] += raw(line);
  };
  const part = (hunk: ConflictHunk, which: 'ours' | 'theirs', at: 'before' | 'after'): string => {
    const own = which === 'ours' ? ours : theirs;
    const judge = own.found ? own : guide;
    let kept = '';
    for (let i = hunk[which].start; i < hunk[which].end; i++) {
      const where = own.found ? place(own, i) : hunk.start > judge.begin ? 'after' : 'before';
      if (where === at) kept += raw(i);
    }
    return kept;
  };
  let from = 0;
  for (const hunk of hunks) {
    for (let i = from; i < hunk.start; i++) common(i);
    for (const at of ['before', 'after'] as const) {
      const mine = part(hunk, 'ours', at);
      const other = part(hunk, 'theirs', at);
      if (mine === other) out[at] += mine;
      else {
        remaining++;
        out[at] += raw(hunk.start) + mine + raw(hunk.middle) + other + ended(raw(hunk.end), eol);
      }
    }
    from = hunk.end + 1;
  }
  for (let i = from; i < text.contents.length; i++) common(i);
  const bom = text.text.startsWith('\ufeff') && !out.before.startsWith('\ufeff') ? '\ufeff' : '';
  return { text: `${bom}${ended(out.before, eol)}${wrap(block, eol)}${eol}${out.after}`, remaining };
}

function ended(text: string, eol: string): string {
  return text === '' || text === '\ufeff' || /[\r\n]$/.test(text) ? text : text + eol;
}
