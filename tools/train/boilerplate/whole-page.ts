import { writeFileSync } from 'node:fs';
import { judgeNeighbours } from '../../../src/core/boilerplate/judge';
import { wordsOf } from '../../../src/core/boilerplate/model/page-scan';
import { growArticle } from '../../../src/core/boilerplate/whole-page/article';
import { FACTS, type Fact, type Passage, type PassageFacts } from '../../../src/core/boilerplate/whole-page/passage-facts';
import type { PassageWeights } from '../../../src/core/boilerplate/whole-page/weights';
import { guessLanguage } from '../../../src/core/text-language';
import { type GoldRecord, foldOf, readGold } from './data';
import { FOLDS, PASSAGES_FILE, foldFile, readModelFile, readPacks } from './files';
import { logisticRegression } from './logistic-regression';

/*
 *   npx tsx tools/train/boilerplate/whole-page.ts GOLD
 *
 * Trains the weights that passages of whole pages are judged by, on what the models of the folds say of lines that they
 * have not learned from. Writes the weights of each fold, learned without its domains, beside the folds' models, and
 * prints those of all pages, which stand in src/core/boilerplate/whole-page/weights.ts. Deterministic.
 */

/** A passage with what the gold says of it: the difference of its words that go and that stay. */
interface Row {
  readonly fold: number;
  readonly facts: PassageFacts;
  readonly goes: boolean;
  readonly weight: number;
}

/** The noisier gold counts less. */
const WEB = 0.6;
/** So that a page of few words does not outweigh the others. */
const LEAST_WORDS = 30;

function rowsOf(records: readonly GoldRecord[]): Row[] {
  const pack = readPacks();
  const models = Array.from({ length: FOLDS }, (_, k) => readModelFile(foldFile(k)));
  const rows: Row[] = [];
  for (const record of records) {
    const lines = record.lines.filter((line) => line.t.trim() !== '');
    const texts = lines.map((line) => line.t.trim());
    if (guessLanguage(texts.join('\n')) !== 'en') continue;
    const fold = foldOf(record.domain, FOLDS);
    const page = judgeNeighbours(texts, { pack, model: models[fold]! }).wholePage;
    if (!page) continue;
    const all = lines.reduce((sum, line, at) => sum + (line.keep ? wordsOf(page.scans, at) : 0), LEAST_WORDS);
    const surplus = ({ from, to }: Passage): number => {
      let sum = 0;
      for (let line = from; line < to; line++) if (lines[line]!.x === undefined) sum += (lines[line]!.keep ? -1 : 1) * wordsOf(page.scans, line);
      return sum;
    };
    growArticle(page, (facts, passage) => {
      const words = surplus(passage);
      rows.push({ fold, facts, goes: words > 0, weight: Math.sqrt(Math.abs(words) / all) * (record.tier === 'core' ? 1 : WEB) });
      return words > 0 ? 1 : 0;
    });
  }
  return rows;
}

function fit(rows: readonly Row[]): PassageWeights {
  const { bias, weights } = logisticRegression(rows.map(({ facts }) => FACTS.map((fact) => facts[fact])), rows.map(({ goes }) => (goes ? 1 : 0)), rows.map(({ weight }) => weight));
  return { bias: rounded(bias), facts: Object.fromEntries(FACTS.map((fact, at) => [fact, rounded(weights[at]!)])) as Record<Fact, number> };
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
  const rows = rowsOf(readGold(file).filter((record) => record.flavour === 'full' && record.lang === 'en'));
  const folds = Array.from({ length: FOLDS }, (_, k) => fit(rows.filter((row) => row.fold !== k)));
  writeFileSync(PASSAGES_FILE, `[\n${folds.map((weights) => `  ${JSON.stringify(weights)}`).join(',\n')}\n]\n`);
  console.log(`${rows.length} passages\n${JSON.stringify(fit(rows), undefined, 2)}`);
}

main(process.argv[2]);
