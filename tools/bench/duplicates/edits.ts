import type { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { Random } from '../../random';

const KEYSTROKES = 400;
const LARGE = 1_000_000;
/** Rounds of 20 keystrokes before the clock runs, in which the engine compiles its code. */
const WARM_UP = 5;

/** Milliseconds a keystroke: by the clock, and of CPU, which other work on the machine does not stretch. */
interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

/** Types single letters into seeds of the corpus, and into one of a megabyte, and prints the time from keystroke to fresh pairs. */
export function timeEdits(index: PassageIndex, bytes: readonly Uint8Array[], names: readonly string[]): void {
  const random = new Random(3);
  const times: Times = { wall: [], cpu: [] };
  for (let round = 0; round < WARM_UP; round++) typeInto(index, names[0]!, new TextDecoder().decode(bytes[0]), 20, random, { wall: [], cpu: [] });
  for (let round = 0; round < 20; round++) {
    const at = random.between(0, names.length);
    typeInto(index, names[at]!, new TextDecoder().decode(bytes[at]), KEYSTROKES / 20, random, times);
  }
  report(`keystroke to fresh pairs, ${names.length} seeds`, times);
  let large = '';
  for (let i = 0; large.length < LARGE && i < bytes.length; i++) large += new TextDecoder().decode(bytes[(i * 37) % bytes.length]);
  large = large.slice(0, LARGE);
  typeInto(index, 'large.txt', large, 20, random, { wall: [], cpu: [] });
  const largeTimes: Times = { wall: [], cpu: [] };
  typeInto(index, 'large.txt', large, 60, random, largeTimes);
  index.remove('large.txt');
  report('the same in a seed of 1 MB', largeTimes);
}

function typeInto(index: PassageIndex, name: string, original: string, strokes: number, random: Random, times: Times): void {
  index.put(name, original, true);
  index.pairs(name);
  let text = original;
  const at = random.between(0, text.length);
  for (let i = 0; i < strokes; i++) {
    const next = `${text.slice(0, at + i)}${'etaoin shrdlu '[i % 14] ?? 'e'}${text.slice(at + i)}`;
    const began = performance.now();
    const cpu = process.cpuUsage();
    index.put(name, next, true);
    index.pairs(name);
    const { user, system } = process.cpuUsage(cpu);
    times.wall.push(performance.now() - began);
    times.cpu.push((user + system) / 1000);
    text = next;
  }
  index.put(name, original);
}

function report(label: string, { wall, cpu }: Times): void {
  console.log(`${label.padEnd(44)} ${percentiles(wall)}; CPU ${percentiles(cpu)}`);
}

function percentiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}
