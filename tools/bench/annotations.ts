import fs from 'node:fs';
import path from 'node:path';
import { createAnnotation } from '../../src/core/annotations/annotation';
import { writeSidecar } from '../../src/core/annotations/sidecar-write';
import { openSession } from '../../test/ui/support/session';
import { buildAll } from '../build';
import { makeScratch } from '../host/scratch';
import { makeCorpus } from './duplicates/corpus';

const COLOUR = 'rgb(213, 94, 0)';
const STROKES = 40;

/** `bench annotations [--count N]`: a seed with 10,000 annotations in the real editor: drawn, scrolled, typed in. */
export async function run(args: readonly string[]): Promise<void> {
  const count = args.includes('--count') ? Number(args[args.indexOf('--count') + 1]) : 10_000;
  await buildAll({ production: true });
  const folder = makeScratch('annotations');
  const text = [...makeCorpus(400)].map(({ text: one }) => one).join('\n').slice(0, 1_000_000);
  fs.mkdirSync(path.join(folder, 'seeds/.annotations'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'seeds/large.txt'), text);
  const words = [...text.matchAll(/\p{L}+ \p{L}+/gu)];
  const taken = new Set<string>();
  const annotations = Array.from({ length: count }, (_, i) => {
    const word = words[Math.floor((i * words.length) / count)];
    const made = word && createAnnotation(text, 'claim', [{ start: word.index, end: word.index + word[0].length }], taken);
    if (made) taken.add(made.id);
    return made ?? [];
  }).flat();
  fs.writeFileSync(path.join(folder, 'seeds/.annotations/large.txt.ann.yaml'), writeSidecar(undefined, { seed: 'large.txt', annotator: 'ann', annotations }, text) ?? '');
  const session = await openSession({ folder });
  const { ui } = session;
  /** How many pieces with a line below them the page holds. */
  const drawn = (): Promise<number> => ui.page.evaluate<number>(`[...document.querySelectorAll('.view-overlays .cdr, .view-line span')].filter((one) => getComputedStyle(one).borderBottomColor === '${COLOUR}').length`);
  const untilDrawn = async (from: number): Promise<string> => {
    while ((await drawn()) === 0) if (performance.now() - from > 60_000) return 'not within 60 s';
    return `${(performance.now() - from).toFixed(0)} ms`;
  };
  try {
    let from = performance.now();
    await ui.editor.open('seeds/large.txt');
    console.log(`${annotations.length} annotations in a seed of ${(text.length / 1024).toFixed(0)} KB`);
    console.log(`opened and drawn after ${await untilDrawn(from)}, ${await drawn()} pieces on the page`);
    from = performance.now();
    await ui.editor.goTo(text.split('\n').length >> 1, 1);
    console.log(`drawn after a jump of half the seed ${await untilDrawn(from)}, ${await drawn()} pieces on the page`);
    const times: number[] = [];
    for (let i = 0; i < STROKES; i++) {
      from = performance.now();
      await ui.page.keyboard.type(String(i % 10));
      await ui.page.waitForFunction(`[...document.querySelectorAll('.view-line')].some((line) => line.textContent.replace(/\\s/g, ' ').startsWith('${Array.from({ length: i + 1 }, (_, k) => k % 10).join('')}'))`);
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    console.log(`typing, from the key to the text on the page: median ${times[STROKES >> 1]?.toFixed(0)} ms, longest ${times.at(-1)?.toFixed(0)} ms (${STROKES} keys)`);
  } finally {
    await session.close();
  }
}
