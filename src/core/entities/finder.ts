import type { SeedText } from '../text/seed-text';
import { classify, type Evidence } from './classify';
import type { Gazetteer } from './gazetteer';
import type { Mention } from './mention';
import { nameKey } from './name-key';
import { isBeforeOffice, isHonorific, isOffice } from './titles';
import { type Token, tokenBlocks } from './tokens';

/** Lower-case words that join the parts of a name. */
const PARTICLES = new Set('de del della der den di da do dos das du la le van von bin ibn ben al el ul abu e y zu ter ten af'.split(' '));
/** Capitalised words that open sentences and are no names. */
const COMMON = new Set(
  ('the a an and but or nor so yet if in on at to of for from by with as it its he she they we i you his her their our my your this ' +
    'that these those there here then than when while where who whom whose which what why how not no yes all both each every some ' +
    'any many most more much few several other another such same one two three four five six seven eight nine ten first second ' +
    'last next new old after before since until during under over about above against among between into through however meanwhile ' +
    'also according despite because although though unless whether only even just still now today yesterday tomorrow never always ' +
    'often once again perhaps maybe is are was were be been being has have had do does did can could will would shall should may ' +
    'might must let get got say says said see read watch click share more back up down out off well like photo image picture video ' +
    'file source sources update updated published related ahead lowered breaking live exclusive opinion analysis mr mrs ms dr').split(' '),
);
const CALENDAR = new Set(
  ('monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun am pm gmt utc est edt bst ist').split(' '),
);
const ORGANISATION_HEAD = /^(?:bank|university|ministry|department|house|council|institute|college|school|church|court|office|association|federation|union|society|academy|chamber|board|bureau|organi[sz]ation|commission|committee|league|league|museum|republic|state|city|bay|gulf|isle|strait|cape|court|school|faculty|army|voice|agency)s?$/;

/** A word that every name which it begins is looked up by. */
const PLAIN_WORD = /^(?!the$)[a-z]{2,}$/i;

interface Run {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/**
 * Finds names without a trained model: runs of capitalised words, cut at titles and at gazetteer names, typed by their
 * words and their surroundings, then every further place where a name found clearly stands again. Mentions come back
 * sorted and without overlap. Linear in the text. `blocks` are the seed's tokens.
 */
export function findNames(seed: SeedText, gazetteer: Gazetteer, blocks: readonly (readonly Token[])[] = tokenBlocks(seed)): Mention[] {
  const evidence = gather(blocks);
  const mentions: Mention[] = [];
  const weak: { mention: Mention; key: string }[] = [];
  for (const tokens of blocks) {
    const shouting = tokens.length > 3 && tokens.filter((token) => token.capital).length > tokens.length * 0.7;
    for (const run of runsOf(tokens)) {
      for (const part of cut(run, gazetteer, evidence)) {
        const found = classify(part, gazetteer, evidence, shouting);
        if (!found) continue;
        const mention: Mention = { start: found.start, end: found.end, type: found.type, source: found.source };
        const key = nameKey(seed.slice(mention));
        if (found.sure) {
          mentions.push(mention);
          if (mention.type === 'person' || mention.type === 'organisation') evidence.learn(key, mention.type);
        } else weak.push({ mention, key });
      }
    }
  }
  for (const { mention, key } of weak) {
    const type = evidence.typeOf(key);
    if (type) mentions.push({ ...mention, type, source: 'document' });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function gather(blocks: readonly (readonly Token[])[]): Evidence {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const tokens of blocks) {
    for (const token of tokens) {
      if (!token.capital) lower.add(token.folded);
      else if (!token.opens) capital.add(token.folded);
    }
  }
  const learnt = new Map<string, 'person' | 'organisation'>();
  return {
    isOrdinary: (word) => lower.has(word) || COMMON.has(word),
    isCapitalInside: (word) => capital.has(word),
    learn(key, type) {
      learnt.set(key, type);
      if (type !== 'person') return;
      const last = key.split(' ').at(-1) ?? '';
      if (last.length > 1 && !learnt.has(last)) learnt.set(last, type);
    },
    typeOf: (key) => learnt.get(key),
  };
}

function joins(gap: string): boolean {
  return gap === ' ' || gap === '-' || gap === ' & ' || gap === "'" || gap === '’' || gap === '. ';
}

function* runsOf(tokens: readonly Token[]): Generator<Run> {
  let i = 0;
  while (i < tokens.length) {
    if (!isNamePart(tokens[i])) {
      i++;
      continue;
    }
    const from = i;
    let to = i + 1;
    for (let next = to; next < tokens.length && next - from < 12; next++) {
      const token = tokens[next];
      if (!token || !joins(token.gap) || (token.gap === '. ' && !/^\p{L}{1,5}$/u.test(tokens[next - 1]?.text ?? ''))) break;
      if (token.gap === '. ' && !isHonorific(tokens[next - 1]?.folded ?? '')) break;
      if (isNamePart(token)) to = next + 1;
      else if (/^\d+$/.test(token.text) && next === to && token.gap === '-') to = next + 1;
      else if (!connects(tokens, from, next)) break;
      if (/['’]s$/.test(token.text)) break;
    }
    if (/['’]s$/.test(tokens[from]?.text ?? '')) to = from + 1;
    yield { tokens, from, to };
    i = to;
  }
}

function isNamePart(token: Token | undefined): boolean {
  return token !== undefined && token.capital && !CALENDAR.has(token.folded) && !(token.opens && COMMON.has(token.folded)) && !(COMMON.has(token.folded) && token.text.length < 4 && token.text !== token.text.toUpperCase());
}

function connects(tokens: readonly Token[], from: number, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next || !joins(next.gap)) return false;
  if (PARTICLES.has(token.folded)) return isNamePart(next) || PARTICLES.has(next.folded);
  const before = tokens.slice(from, at).some((earlier) => ORGANISATION_HEAD.test(earlier.folded));
  if (token.folded === 'of') return before && (isNamePart(next) || next.folded === 'the');
  if (token.folded === 'the') return before && tokens[at - 1]?.folded === 'of' && isNamePart(next);
  if (token.folded === 'and' || token.folded === 'for') return before && tokens.slice(from, at).some((earlier) => earlier.folded === 'of' || /^(?:ministry|department|committee|commission)$/.test(earlier.folded)) && isNamePart(next);
  return false;
}

/** Parts a run where a title ends, where a gazetteer name stands before one, and where a heading's ordinary words begin. */
function* cut(run: Run, gazetteer: Gazetteer, evidence: Evidence): Generator<Run & { readonly title: boolean }> {
  const { tokens } = run;
  let from = run.from;
  let title = precededByTitle(tokens, from);
  while (from < run.to) {
    const length = gazetteerLength(tokens, from, run.to, gazetteer);
    const behind = tokens[from + length];
    if (length > 0 && from + length < run.to && behind && (isRole(behind) || length > 1)) {
      const whole = run.to - from === length;
      if (!whole && isRole(behind)) {
        yield { tokens, from, to: from + length, title: false };
        from += length;
        continue;
      }
    }
    const role = roleLength(tokens, from, run.to);
    if (role === 0) break;
    if (from + role >= run.to) {
      if (isRole(tokens[run.to - 1])) return;
      break;
    }
    from += role;
    title = true;
  }
  let to = run.to;
  while (to - from > 1 && evidence.isOrdinary(tokens[to - 1]?.folded ?? '') && evidence.typeOf(tokens[from]?.folded ?? '') === 'person' && !gazetteer.isGiven(tokens[from]?.folded ?? '')) to--;
  if (to - from > 1 && opensAsVerb(tokens[from]) && !gazetteer.isGiven(tokens[from]?.folded ?? '')) from++;
  if (to > from) yield { tokens, from, to, title };
}

function isRole(token: Token | undefined): boolean {
  return token !== undefined && (isOffice(token.folded) || isHonorific(token.folded) || isBeforeOffice(token.folded));
}

function precededByTitle(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  const gap = tokens[from]?.gap ?? '';
  return before !== undefined && (gap === ' ' || gap === '. ') && (isOffice(before.folded) || isHonorific(before.folded) || (before.folded === 'state' && tokens[from - 2]?.folded === 'of'));
}

/** Tokens of a title at `from`: it must hold an office or a form of address. */
function roleLength(tokens: readonly Token[], from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.folded ?? '';
    if (isOffice(word) || isHonorific(word)) length = at - from + 1;
    else if (!isBeforeOffice(word) && !(length > 0 && (word === 'of' || word === 'state'))) break;
    if (word === 'state' && tokens[at - 1]?.folded === 'of') length = at - from + 1;
  }
  return length;
}

function gazetteerLength(tokens: readonly Token[], from: number, to: number, gazetteer: Gazetteer): number {
  const first = tokens[from]?.text ?? '';
  if (PLAIN_WORD.test(first) && !gazetteer.mayBegin(first.toLowerCase())) return 0;
  for (let length = Math.min(gazetteer.longest, to - from); length > 0; length--) {
    const key = nameKey(tokens.slice(from, from + length).map((token) => token.text).join(' '));
    if (gazetteer.lookup(key)) return length;
  }
  return 0;
}

/** "Hosting Putin on US soil": a participle that opens the sentence, not a given name. */
function opensAsVerb(token: Token | undefined): boolean {
  return token !== undefined && token.opens && (COMMON.has(token.folded) || (token.folded.length > 5 && token.folded.endsWith('ing')));
}
