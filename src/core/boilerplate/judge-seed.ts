import type { Caution, RuleContext } from '../rule';
import { type Block, SeedText } from '../text/seed-text';
import { guessLanguage } from '../text-language';
import type { Evidence } from './evidence';
import { judgeLines } from './judge';
import { LineMemo } from './line-memo';
import { Arena } from './model/arena';
import type { LineModel } from './model/line-model';
import type { Pack } from './pack';
import { quickFold } from './quick-fold';
import { removeLines } from './removal';
import type { UserRules } from './user-rules';
import type { PageWeights } from './whole-page/weights';

/** What the rule decides with. */
export interface BoilerplateSources {
  readonly pack: Pack;
  /** Judges seeds in English; without it, and in other languages, the pack, the lines' place and the corpus decide. */
  readonly model?: LineModel | undefined;
  /** The user's own rules from `winnow.yaml`. */
  readonly user?: UserRules | undefined;
  /** What whole pages are judged by; the weights that ship when undefined. */
  readonly pages?: PageWeights | undefined;
}

/** A line that is shown. */
export interface JudgedLine {
  readonly block: Block;
  readonly evidence: Evidence;
  /** Removed without asking. */
  readonly safe: boolean;
}

/** Probability from which a line is shown. */
const FLAG: Readonly<Record<Caution, number>> = { careful: 0.75, balanced: 0.57, thorough: 0.45 };
/** Probability from which a line is removed without asking: short ones, and those long enough to be a sentence. */
const SAFE: Readonly<Record<Caution, readonly [short: number, long: number]>> = { careful: [0.86, 0.98], balanced: [0.75, 0.94], thorough: [0.65, 0.85] };
/** A line longer than this, in UTF-16 units, may be a sentence of the article. */
const SHORT_LINE = 45;
/** What looks like a sentence needs more before it is shown, when only the model speaks against it. */
const SENTENCE_CAUTION = 0.05;
/** In UTF-16 units. */
const SHORT_SENTENCE = 24;
const SENTENCE = /[\p{Ll}\p{N}][.!?][”"’')]?$/u;
/** With lines gone the rest may look different; after so many looks it hardly ever does. */
const MOST_ROUNDS = 12;
/** For the seed that is judged at the moment. */
const LINES = new Arena();

/**
 * The boilerplate lines of a seed, in order. Lines are judged in their surroundings, so what is left is judged again
 * without the lines that are removed by themselves, until nothing more goes: cleaning twice is cleaning once.
 */
export function judgeSeed(seed: SeedText, context: RuleContext, sources: BoilerplateSources): JudgedLine[] {
  const flag = FLAG[context.options.flag];
  const [short, long] = SAFE[context.options.safe];
  const isSafe = ({ start, end }: Block, { probability }: Evidence): boolean => probability >= (end - start > SHORT_LINE ? long : short);
  LINES.reset();
  const memo = new LineMemo(LINES);
  const shown = judgeOnce(seed, context, sources, memo);
  const removed = new Set<number>();
  let left = seed.blocks.map((_, index) => index);
  let rest = seed;
  let judged = shown;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const going = new Set<number>();
    judged.forEach((evidence, at) => {
      const index = left[at];
      const block = index === undefined ? undefined : seed.blocks[index];
      if (index === undefined || !block || !evidence || !isSafe(block, evidence)) return;
      going.add(at);
      removed.add(index);
      shown[index] = evidence;
    });
    if (going.size === 0) break;
    rest = without(rest, going);
    left = left.filter((_, at) => !going.has(at));
    if (left.length === 0 || rest.blocks.length !== left.length) break;
    memo.select(left);
    judged = judgeOnce(rest, context, sources, memo);
  }
  return seed.blocks.flatMap((block, index) => {
    const evidence = shown[index];
    return evidence && (removed.has(index) || evidence.probability >= flag + (isSentence(seed, block, evidence) ? SENTENCE_CAUTION : 0)) ? [{ block, evidence, safe: removed.has(index) }] : [];
  });
}

function isSentence(seed: SeedText, block: Block, { source }: Evidence): boolean {
  return source === 'model' && block.end - block.start > SHORT_SENTENCE && SENTENCE.test(seed.text.slice(block.end - 3, block.end));
}

function judgeOnce(seed: SeedText, context: RuleContext, sources: BoilerplateSources, memo: LineMemo): (Evidence | undefined)[] {
  const texts = seed.blocks.map((block) => seed.slice(block));
  const model = sources.model && guessLanguage(seed.text) === 'en' ? sources.model : undefined;
  const evidence = judgeLines(texts, { pack: sources.pack, model, corpus: context.corpus, user: sources.user?.forSeed(context.uri), memo, pages: sources.pages });
  const { title } = seed;
  if (!title || title.source === 'lede') return evidence;
  // A rule may say that the first line is not the title but stands above it ("Home > News"); the model's guess alone may not.
  if (title.source === 'heading' && evidence[0]) return evidence;
  const { folded } = quickFold(title.text);
  const folds = memo.folds(texts);
  return evidence.map((found, index) => (found && folds[index]?.folded === folded ? undefined : found));
}

/** The seed without some of its blocks. */
function without(seed: SeedText, blocks: ReadonlySet<number>): SeedText {
  const lines = seed.blocks.flatMap((block, index) => (blocks.has(index) ? [block.line] : []));
  let text = '';
  let from = 0;
  for (const { span } of removeLines(seed, lines)) {
    text += seed.text.slice(from, span.start);
    from = span.end;
  }
  return new SeedText(text + seed.text.slice(from));
}
