import { writeFileSync } from 'node:fs';
import { judgeNeighbours } from '../../../src/core/boilerplate/judge';
import { wordsOf } from '../../../src/core/boilerplate/model/page-scan';
import { growArticle } from '../../../src/core/boilerplate/whole-page/article';
import { passageJudge } from '../../../src/core/boilerplate/whole-page/judge-page';
import type { PageLines } from '../../../src/core/boilerplate/whole-page/page-lines';
import { FACTS, type Fact, type Passage } from '../../../src/core/boilerplate/whole-page/passage-facts';
import { TITLE_FACTS, type TitleFact, titleCandidates, titleFactsOf } from '../../../src/core/boilerplate/whole-page/title-facts';
import type { PageWeights, PassageWeights, Weights } from '../../../src/core/boilerplate/whole-page/weights';
import { guessLanguage } from '../../../src/core/text-language';
import { type GoldLine, type GoldRecord, foldOf, readGold } from './data';
import { FOLDS, PAGES_FILE, foldFile, readModelFile, readPacks } from './files';
import { logisticRegression } from './logistic-regression';

/*
 *   npx tsx tools/train/boilerplate/whole-page.ts GOLD
 *
 * Trains the weights that passages and titles of whole pages are judged by, on what the models of the folds say of lines
 * that they have not learned from. Writes the weights of each fold, learned without its domains, beside the folds' models,
 * and prints those of all pages, which stand in src/core/boilerplate/whole-page/weights.ts. Deterministic.
 */

/** A whole page as it was judged, with its gold. */
interface Page {
  readonly fold: number;
  readonly weight: number;
  readonly lines: readonly GoldLine[];
  readonly page: PageLines;
  /** Lines that may be the title, wherever they stand. */
  readonly titles: readonly number[];
}

/** Something with facts, what the gold says of it, and how much it counts. */
interface Row<Name extends string> {
  readonly fold: number;
  readonly facts: Readonly<Record<Name, number>>;
  readonly answer: boolean;
  readonly weight: number;
}

/** The noisier gold counts less. */
const WEB = 0.6;
/** So that a page of few words does not outweigh the others. */
const LEAST_WORDS = 30;

function pagesOf(records: readonly GoldRecord[]): Page[] {
  const pack = readPacks();
  const models = Array.from({ length: FOLDS }, (_, k) => readModelFile(foldFile(k)));
  return records.flatMap((record) => {
    const lines = record.lines.filter((line) => line.t.trim() !== '');
    const texts = lines.map((line) => line.t.trim());
    if (guessLanguage(texts.join('\n')) !== 'en') return [];
    const fold = foldOf(record.domain, FOLDS);
    const { wholePage, titles } = judgeNeighbours(texts, { pack, model: models[fold]! });
    return wholePage ? [{ fold, weight: record.tier === 'core' ? 1 : WEB, lines, page: wholePage, titles }] : [];
  });
}

/** A page's passages, the article grown as the gold has it; one counts by the difference of its words that go and that stay. */
function passagesOf({ fold, weight, lines, page }: Page): Row<Fact>[] {
  const rows: Row<Fact>[] = [];
  const all = lines.reduce((sum, line, at) => sum + (line.keep ? wordsOf(page.scans, at) : 0), LEAST_WORDS);
  const surplus = ({ from, to }: Passage): number => {
    let sum = 0;
    for (let line = from; line < to; line++) if (lines[line]!.x === undefined) sum += (lines[line]!.keep ? -1 : 1) * wordsOf(page.scans, line);
    return sum;
  };
  growArticle(page, (facts, passage) => {
    const words = surplus(passage);
    rows.push({ fold, facts, answer: words > 0, weight: Math.sqrt(Math.abs(words) / all) * weight });
    return words > 0 ? 1 : 0;
  });
  return rows;
}

/** The lines that may be a page's title, the article grown as it will be. */
function titlesOf({ fold, weight, lines, page, titles }: Page, passages: PassageWeights): Row<TitleFact>[] {
  const { start, words } = growArticle(page, passageJudge(page, passages));
  return titleCandidates(page, start, titles).map((line) => ({ fold, facts: titleFactsOf(page, line, start, words), answer: lines[line]!.x === 'title', weight }));
}

function fit<Name extends string>(names: readonly Name[], rows: readonly Row<Name>[]): Weights<Name> {
  const { bias, weights } = logisticRegression(rows.map(({ facts }) => names.map((name) => facts[name])), rows.map(({ answer }) => (answer ? 1 : 0)), rows.map(({ weight }) => weight));
  return { bias: rounded(bias), facts: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at]!)])) as Record<Name, number> };
}

function rounded(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}

function main(file: string | undefined): void {
  if (file === undefined) {
    console.error('usage: npx tsx tools/train/boilerplate/whole-page.ts GOLD');
    process.exitCode = 2;
    return;
  }
  const pages = pagesOf(readGold(file).filter((record) => record.flavour === 'full' && record.lang === 'en'));
  const withTitle = pages.filter(({ lines }) => lines.some((line) => line.x === 'title'));
  const passages = pages.flatMap(passagesOf);
  const without = <T extends { readonly fold: number }>(all: readonly T[], fold: number | undefined): T[] => all.filter((each) => each.fold !== fold);
  const folds = Array.from({ length: FOLDS }, (_, k) => fit(FACTS, without(passages, k)));
  const titles = withTitle.flatMap((page) => titlesOf(page, folds[page.fold]!));
  const weightsOf = (fold?: number): PageWeights => ({ passages: fit(FACTS, without(passages, fold)), titles: fit(TITLE_FACTS, without(titles, fold)) });
  writeFileSync(PAGES_FILE, `[\n${folds.map((_, k) => `  ${JSON.stringify(weightsOf(k))}`).join(',\n')}\n]\n`);
  console.log(`${passages.length} passages, ${titles.length} lines that may be titles of ${withTitle.length} pages\n${JSON.stringify(weightsOf(), undefined, 2)}`);
}

main(process.argv[2]);
