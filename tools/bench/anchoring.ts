import { performance } from 'node:perf_hooks';
import { Anchorer } from '../../src/core/annotations/anchoring';
import { fitInside } from '../../src/core/annotations/edit-distance';
import type { Target } from '../../src/core/annotations/annotation';
import { runTrials, type Outcome, type Placer } from '../../test/unit/annotations/anchoring-trials';
import { TargetWriter } from '../../src/core/annotations/targets';
import { seedText } from '../../test/unit/annotations/trials';
import { createAnnotation } from '../../src/core/annotations/annotation';
import type { Span } from '../../src/core/text/span';
import { Random } from '../random';

const TRIALS = 10_000;

/**
 * `npm run bench -- anchoring [trials] [--seed N]`: random edits over seeds with copies of their own passages; how many
 * annotations come back to their own text, beside two common ways of doing it. Then 10,000 annotations in 1 MB.
 */
export async function run(args: readonly string[]): Promise<void> {
  const trials = Number(args.find((arg) => /^\d+$/.test(arg)) ?? TRIALS);
  const seedAt = args.indexOf('--seed');
  const seed = seedAt >= 0 ? Number(args[seedAt + 1]) : 1;
  print('winnow', runTrials(trials, seed));
  const baseline = Math.min(trials, 1000);
  print('winnow without memory of the old text', runTrials(baseline, seed, 'no-memory'));
  print('hypothesis style', runTrials(baseline, seed, hypothesisStyle));
  print('diff-match-patch style', runTrials(baseline, seed, patchStyle));
  large();
  await Promise.resolve();
}

function print(name: string, outcome: Outcome): void {
  const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`;
  console.log(`${name}: ${String(outcome.trials)} trials, ${String(outcome.annotations)} annotations`);
  console.log(`  text intact ${String(outcome.intact)}: right copy ${share(outcome.intactRight, outcome.intact)}, orphaned ${share(outcome.intactOrphaned, outcome.intact)}, wrong ${String(outcome.intactWrong)} (${share(outcome.intactWrong, outcome.intact)}; ${String(outcome.sameAround)} of them where a copy with the same 32 characters on either side now stands, ${String(outcome.asShort)} where a history of the text no longer than the true one puts it)`);
  console.log(`  text changed ${String(outcome.changed)}: right copy ${share(outcome.changedRight, outcome.changed)}, orphaned ${share(outcome.changedOrphaned, outcome.changed)}, wrong ${String(outcome.changedWrong)}`);
  console.log(`  text broken or gone ${String(outcome.lost)}: orphaned or on what is left ${share(outcome.lost - outcome.lostWrong, outcome.lost)}, wrong ${String(outcome.lostWrong)}`);
}

/** As the Hypothesis client does it: position if it quotes right, else the best score of quote 50, prefix 20, suffix 20, position 2; no minimum. */
const hypothesisStyle: Placer = (text, target) => {
  if (text.startsWith(target.exact, target.start)) return { start: target.start, end: target.start + target.exact.length };
  const places = occurrences(text, target.exact).map((start) => ({ start, end: start + target.exact.length, errors: 0 }));
  if (places.length === 0) {
    const pattern = target.exact.slice(0, 128);
    const { cost, landing } = fitInside(pattern, text, { steps: 0 });
    if (cost <= Math.min(256, pattern.length / 2)) places.push({ start: landing[0] ?? 0, end: (landing[pattern.length] ?? 0) + target.exact.length - pattern.length, errors: cost });
  }
  const score = (place: { start: number; end: number; errors: number }): number =>
    50 * (1 - place.errors / target.exact.length) +
    20 * sameEnd(text.slice(0, place.start), target.prefix) +
    20 * sameStart(text.slice(place.end), target.suffix) +
    2 * (1 - Math.abs(place.start - target.start) / text.length);
  return places.sort((a, b) => score(b) - score(a))[0];
};

/** As diff-match-patch's match_main does it: the nearest exact quote, else a fuzzy one within 1000 characters at threshold 0.5. */
const patchStyle: Placer = (text, target) => {
  const near = occurrences(text, target.exact).sort((a, b) => Math.abs(a - target.start) - Math.abs(b - target.start))[0];
  if (near !== undefined) return { start: near, end: near + target.exact.length };
  const from = Math.max(0, target.start - 1000);
  const pattern = target.exact.slice(0, 32);
  const { cost, landing } = fitInside(pattern, text.slice(from, target.start + 1000 + pattern.length), { steps: 0 });
  const start = from + (landing[0] ?? 0);
  return cost / pattern.length + Math.abs(start - target.start) / 1000 <= 0.5 ? { start, end: start + target.exact.length } : undefined;
};

function occurrences(text: string, exact: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at);
  return found;
}

function sameEnd(text: string, prefix: string): number {
  let same = 0;
  while (same < prefix.length && text.at(-1 - same) === prefix.at(-1 - same)) same++;
  return prefix === '' ? 1 : same / prefix.length;
}

function sameStart(text: string, suffix: string): number {
  let same = 0;
  while (same < suffix.length && text.charAt(same) === suffix.charAt(same)) same++;
  return suffix === '' ? 1 : same / suffix.length;
}

/** 10,000 annotations in a text of 1 MB: written, and found again after an edit in every tenth line. */
function large(): void {
  const random = new Random(7);
  let text = '';
  while (text.length < 1_000_000) text += seedText(random);
  const annotations: { spans: readonly Span[]; targets: readonly Target[] }[] = [];
  const words = [...text.matchAll(/\p{L}+ \p{L}+/gu)];
  const writer = new TargetWriter(text);
  let from = performance.now();
  for (let i = 0; i < 10_000; i++) {
    const word = words[Math.floor((i * words.length) / 10_000)];
    const made = word && createAnnotation(text, 'claim', [{ start: word.index, end: word.index + word[0].length }]);
    if (made) annotations.push(writer.written(made));
  }
  console.log(`1 MB, ${String(annotations.length)} annotations: written in ${(performance.now() - from).toFixed(0)} ms, ${String(writer.steps)} steps`);
  const after = text
    .split('\n')
    .map((line, i) => (i % 10 === 0 ? line.replace(/ that /, ' which ') : line))
    .join('\r\n');
  from = performance.now();
  const anchorer = new Anchorer(after, writer.memory);
  let found = 0;
  for (const annotation of annotations) if (anchorer.anchor(annotation as never).annotation.spans.length > 0) found++;
  console.log(`  after edits in every tenth line: ${String(found)} found in ${(performance.now() - from).toFixed(0)} ms, ${String(anchorer.steps)} steps`);
}
