import { readdirSync, readFileSync } from 'node:fs';
import { joinPacks, parsePack } from '../../src/core/boilerplate/pack';
import { Corpus } from '../../src/core/corpus';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import { loadTagger } from '../../src/core/entities/tagger/tagger';
import { SeedText } from '../../src/core/text/seed-text';

const KEYSTROKES = 200;

/**
 * `npm run bench -- entities-edit [KB…]`: what a keystroke costs on the corpus thread in seeds of several sizes: finding and
 * joining names, dates and amounts anew, and all of it with the findings of the rules; then settling the names of the whole.
 */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const pack = joinPacks(['en', 'other'].map((name) => parsePack(readFileSync(`src/core/boilerplate/packs/${name}.yaml`, 'utf8'))));
  const gazetteer = loadGazetteer(readFileSync('models/gazetteer.json'));
  const started = performance.now();
  const tagger = loadTagger(readFileSync('models/entities-en.bin'));
  console.log(`tagger loaded in ${(performance.now() - started).toFixed(0)} ms`);
  const articles = readdirSync('samples/seeds').filter((name) => name.endsWith('.txt')).map((name) => readFileSync(`samples/seeds/${name}`, 'utf8'));
  for (const size of sizes.length > 0 ? sizes : [5, 20, 40]) {
    const corpus = new Corpus({ pack, gazetteer, read: () => undefined });
    corpus.entities.setTagger(tagger);
    const uri = 'mem:/ws/seeds/open.txt';
    let text = articles.join('\n').repeat(Math.ceil((size * 1000) / articles.join('\n').length)).slice(0, size * 1000);
    corpus.put(uri, new SeedText(text), 'draft');
    corpus.analyse(uri, new SeedText(text), 0);
    const at = text.indexOf('\n', text.length / 2) - 10;
    const times = { names: [] as number[], analysis: [] as number[] };
    for (let i = 0; i < KEYSTROKES; i++) {
      text = `${text.slice(0, at)}${'Kate Solberg '.charAt(i % 13)}${text.slice(at)}`;
      const seed = new SeedText(text);
      const begin = performance.now();
      corpus.entities.put(uri, seed, 'draft');
      corpus.entities.mentions(uri, seed);
      times.names.push(performance.now() - begin);
      corpus.put(uri, seed, 'draft');
      corpus.analyse(uri, seed, i);
      times.analysis.push(performance.now() - begin);
    }
    const seed = new SeedText(text);
    const begin = performance.now();
    corpus.entities.findNames(uri, seed);
    const settled = performance.now() - begin;
    const shown = (values: number[]): string => `${percentile(values, 0.5)} (p95 ${percentile(values, 0.95)})`;
    console.log(`${String(size).padStart(5)} KB: names ${shown(times.names)} ms, with all findings ${shown(times.analysis)} ms; settled once in ${settled.toFixed(1)} ms`);
  }
  await Promise.resolve();
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
}
