import { Anchorer } from '../../../src/core/annotations/anchoring';
import { type Annotation, createAnnotation, type Target } from '../../../src/core/annotations/annotation';
import { TargetWriter } from '../../../src/core/annotations/targets';
import { contextLikeness } from '../../../src/core/annotations/look-alikes';
import { PlainText, withLineFeeds } from '../../../src/core/annotations/plain-text';
import type { Span } from '../../../src/core/text/span';
import { Random } from '../../../tools/random';
import { isAsShort } from './histories';
import { edited, type Fate, fates, seedText, someSpan, tracked, withLineEnds } from './trials';

/** Another way of finding a target in a text with line feeds, to compare with. */
export type Placer = (text: string, target: Target) => Span | undefined;

export interface Outcome {
  trials: number;
  annotations: number;
  intact: number;
  intactRight: number;
  intactOrphaned: number;
  intactWrong: number;
  /** Of those, how many stand where the words and all that surrounds them are the same as they were. */
  sameAround: number;
  /** Of those, how many are in a text that a history with as few cuts as the true one, or fewer, explains by that place: no text could tell better. */
  asShort: number;
  changed: number;
  changedRight: number;
  changedOrphaned: number;
  changedWrong: number;
  lost: number;
  lostWrong: number;
  /** What went wrong, for a person to read. */
  readonly failures: string[];
}

const ANNOTATIONS = 10;
const EDITS = 8;

/** Writes annotations on a seed, edits it at random behind their back, finds them again and compares with what really happened. */
export function runTrials(trials: number, seed: number, way: Placer | 'no-memory' | 'memory' = 'memory'): Outcome {
  const outcome: Outcome = {
    trials, annotations: 0, intact: 0, intactRight: 0, intactOrphaned: 0, intactWrong: 0, sameAround: 0, asShort: 0,
    changed: 0, changedRight: 0, changedOrphaned: 0, changedWrong: 0, lost: 0, lostWrong: 0, failures: [],
  };
  for (let trial = 0; trial < trials; trial++) runTrial(new Random(seed * 1_000_003 + trial), trial, way, outcome);
  return outcome;
}

function runTrial(random: Random, trial: number, way: Placer | 'no-memory' | 'memory', outcome: Outcome): void {
  const plain = seedText(random);
  const before = withLineEnds(plain, random.odds(0.3));
  const writer = new TargetWriter(before.text);
  const annotations: Annotation[] = [];
  const spans: Span[] = [];
  for (let i = 0; i < ANNOTATIONS; i++) {
    const span = someSpan(random, plain);
    const made = span && createAnnotation(before.text, 'claim', [{ start: before.at(span.start), end: before.at(span.end) }]);
    if (!made || !span) continue;
    annotations.push(writer.written(made));
    const raw = plain.slice(span.start, span.end);
    spans.push({ start: span.start + raw.length - raw.trimStart().length, end: span.start + raw.trimEnd().length });
  }
  let after = tracked(plain);
  for (let edits = random.between(1, EDITS + 1); edits > 0; edits--) after = edited(random, after);
  const now = withLineEnds(after.text, random.odds(0.3));
  const anchorer = new Anchorer(now.text, way === 'memory' ? writer.memory : undefined);
  fates(plain, after, spans).forEach((fate, i) => {
    const annotation = annotations[i];
    const target = annotation?.targets[0];
    if (!annotation || !target) return;
    const anchored = anchorer.anchor(annotation);
    const found = typeof way === 'function' ? way(after.text, target) : anchored.annotation.spans[0];
    const right = fate.span && (typeof way === 'function' ? fate.span : { start: now.at(fate.span.start), end: now.at(fate.span.end) });
    const around = (): number => (found ? contextLikeness(withLineFeeds(now.text), typeof way === 'function' ? found : new PlainText(now.text).fromRawSpan(found), target, { steps: 0 }) : 0);
    const asShort = (): boolean => isAsShort(plain, after, spans[i], found && (typeof way === 'function' ? found : new PlainText(now.text).fromRawSpan(found)));
    judge(outcome, fate.kind, found, right, around, asShort, () => `trial ${String(trial)} ${fate.kind} by ${anchored.by} context ${around().toFixed(2)}: ${JSON.stringify(target.exact.slice(0, 80))} [${String(target.start)}] → ${found ? JSON.stringify(now.text.slice(found.start, found.end).slice(0, 80)) : 'none'} at ${JSON.stringify(found)}, right ${JSON.stringify(right)}`);
  });
}

function judge(outcome: Outcome, kind: Fate['kind'], found: Span | undefined, right: Span | undefined, around: () => number, asShort: () => boolean, story: () => string): void {
  outcome.annotations++;
  const touches = found && right ? found.start < right.end && right.start < found.end : false;
  if (kind === 'intact') {
    outcome.intact++;
    if (found?.start === right?.start && found?.end === right?.end && found) outcome.intactRight++;
    else if (!found) outcome.intactOrphaned++;
    else {
      outcome.intactWrong++;
      if (around() === 1) outcome.sameAround++;
      if (asShort()) outcome.asShort++;
    }
  } else if (kind === 'changed') {
    outcome.changed++;
    if (touches) outcome.changedRight++;
    else if (!found) outcome.changedOrphaned++;
    else outcome.changedWrong++;
  } else {
    outcome.lost++;
    if (found && !touches) outcome.lostWrong++;
  }
  const wrong = kind === 'intact' ? found?.start !== right?.start || found?.end !== right?.end : found !== undefined && !touches;
  if (wrong && (outcome.failures.length < 500 || found !== undefined)) outcome.failures.push(story());
}
