import { type BoilerplateClass } from '../classes';
import type { PackEntry } from '../pack';
import { FEATURE_COUNT, featureAt } from './features';

const WORDS = featureAt('words');
const STOP = featureAt('endsStop');
const PAREN = featureAt('endsParen');
const CAPITALS = featureAt('capitalWords');
const NUMBERS = featureAt('numbers');
const YOU = featureAt('you');
const TIME = featureAt('time');
const MEDIA = featureAt('media');
const PROMPT = featureAt('prompt');
const ROLE = featureAt('role');
const SAID = featureAt('said');
const LEGAL = featureAt('legal');
const SCORE = featureAt('score');
const CREDIT_SCORE = featureAt('creditScore');
const LINK_SCORE = featureAt('linkScore');
const PROMPT_SCORE = featureAt('promptScore');
const AROUND = featureAt('score3');
const TOPIC = featureAt('topic');
const PROSE_ABOVE = featureAt('proseAbove');
const PROSE_BELOW = featureAt('proseBelow');
const REPEATS = featureAt('repeats');

/** Below this share of an article above or below a line, the line stands at its edge. */
const EDGE = 0.03;

/** The class that a line flagged by the model most likely has, from its words and shape: a guess, and only a label. */
export function guessClass(rows: Float32Array, line: number, text: string, entry: PackEntry | undefined): BoilerplateClass {
  if (entry) return entry.class;
  const of = (feature: number): number => rows[line * FEATURE_COUNT + feature] ?? 0;
  const words = of(WORDS);
  if (/^by\s/i.test(text) && words <= 14) return 'byline';
  if (of(TIME) > 0 && of(NUMBERS) > 0 && words <= 10) return 'timestamp';
  if (of(LEGAL) >= 2) return 'legal';
  if (of(MEDIA) >= 2 || (of(MEDIA) === 1 && of(PAREN) === 1) || (of(PAREN) === 1 && words > 8 && of(STOP) === 0)) return 'credit';
  if (of(PROMPT) >= 2 || (of(PROMPT) === 1 && of(YOU) > 0)) return 'newsletter';
  if (of(ROLE) >= 1 && words >= 8 && of(SAID) === 0 && of(STOP) === 1) return 'bio';
  if (of(CREDIT_SCORE) > Math.max(0, of(LINK_SCORE), of(PROMPT_SCORE))) return 'credit';
  if (words <= 3) return 'navigation';
  if (of(STOP) === 0 && words <= 25) return 'headlines';
  return 'other';
}

/** Why the model takes a line for boilerplate: up to three facts that a reader can check. */
export function explain(rows: Float32Array, line: number): string {
  const of = (feature: number): number => rows[line * FEATURE_COUNT + feature] ?? 0;
  const facts: string[] = [];
  if (of(SCORE) > 0.5) facts.push('its words are those of page furniture');
  if (of(AROUND) > 0.5) facts.push('the lines around it are not the article either');
  if (of(PROSE_BELOW) < EDGE) facts.push('nothing of the article follows it');
  else if (of(PROSE_ABOVE) < EDGE) facts.push('it stands before the article');
  if (of(TOPIC) === 0) facts.push('none of its words come up in the article');
  if (of(REPEATS) > 0) facts.push('it stands more than once in the seed');
  if (of(STOP) === 0 && of(WORDS) > 3) facts.push('it is no full sentence');
  if (of(WORDS) <= 3) facts.push('it is a label of few words');
  if (of(CAPITALS) > 0.7 && of(WORDS) > 3) facts.push('it is capitalised like a headline');
  return facts.length === 0 ? 'its wording and place are those of lines that are not the article' : facts.slice(0, 3).join(', ');
}
