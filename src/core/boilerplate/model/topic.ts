import type { Arena } from './arena';
import type { PageScan } from './page-scan';

/**
 * How much a line speaks of what the article speaks of: the share of its content words that stand in other lines of the
 * article, the same for its capitalised words, and the number of such words.
 */
export const TOPIC_COUNT = 3;

/**
 * Where else a line's words stand: the shares of its content words that stand in any line above and below, in the two
 * lines above and below, of its capitalised words that stand in any other line, and the mean of the latter over the
 * lines from three above to three below.
 */
export const ECHO = ['echoAbove', 'echoBelow', 'echoAbove2', 'echoBelow2', 'echoNames', 'echoRun'] as const;
const NEAR = 2;
const REACH = 3;
const NOWHERE = 1_000_000;

/** Where the features of echoes go in a row. `title` is the place of two: the share of a line's words that the first line, most often the title, holds, and their number. */
export interface EchoPlaces {
  readonly topic: number;
  readonly echo: number;
  readonly title: number;
}

/** What is known of each word of a page, side by side. */
const ABOVE = 0;
const BELOW = 1;
/** In how many lines of the article it stands. */
const LINES = 2;
const IN_TITLE = 3;
const FACTS = 4;

/** Writes what each line's words have in common with the other lines, at the `places` of its row. Shares of nothing are -1. Lines that read like paragraphs are taken for the article. */
export function writeEchoes(scan: PageScan, out: Float32Array, stride: number, places: EchoPlaces): void {
  const { content, contents, count, prose, arena } = scan;
  const { starts, ends } = contents;
  const { ids, names } = content;
  const facts = newFacts(content.size, arena);
  const distance = arena.integers(ids.length);
  for (let line = 0; line < count; line++) {
    const from = starts[line]!;
    const to = ends[line]!;
    for (let i = from; i < to; i++) distance[i] = line - facts[ids[i]! * FACTS + ABOVE]!;
    for (let i = from; i < to; i++) {
      const word = ids[i]! * FACTS;
      if (line === 0) facts[word + IN_TITLE] = 1;
      if (facts[word + ABOVE] === line) continue;
      facts[word + ABOVE] = line;
      facts[word + LINES]! += prose[line]!;
    }
  }
  for (let line = count - 1; line >= 0; line--) {
    const from = starts[line]!;
    const to = ends[line]!;
    const own = prose[line]!;
    let topic = 0;
    let topicNames = 0;
    let title = 0;
    let up = 0;
    let down = 0;
    let nearUp = 0;
    let nearDown = 0;
    let capitals = 0;
    let echoed = 0;
    for (let i = from; i < to; i++) {
      const word = ids[i]! * FACTS;
      const isName = names[i]!;
      const toAbove = distance[i]!;
      const toBelow = facts[word + BELOW]! - line;
      const isTopic = +(facts[word + LINES]! > own);
      topic += isTopic;
      topicNames += isTopic & isName;
      title += facts[word + IN_TITLE]!;
      up += +(toAbove <= count);
      down += +(toBelow <= count);
      nearUp += +(toAbove <= NEAR);
      nearDown += +(toBelow <= NEAR);
      capitals += isName;
      echoed += +(Math.min(toAbove, toBelow) <= count) & isName;
    }
    for (let i = from; i < to; i++) facts[ids[i]! * FACTS + BELOW] = line;
    const words = to - from;
    const row = line * stride;
    out[row + places.topic] = share(topic, words);
    out[row + places.topic + 1] = share(topicNames, capitals);
    out[row + places.topic + 2] = topic;
    out[row + places.title] = share(title, words);
    out[row + places.title + 1] = title;
    out[row + places.echo] = share(up, words);
    out[row + places.echo + 1] = share(down, words);
    out[row + places.echo + 2] = share(nearUp, words);
    out[row + places.echo + 3] = share(nearDown, words);
    out[row + places.echo + 4] = share(echoed, capitals);
  }
  writeEchoRun(count, out, stride, places.echo);
}

function newFacts(words: number, arena: Arena): Int32Array {
  const facts = arena.integers(words * FACTS);
  for (let at = 0; at < facts.length; at += FACTS) {
    facts[at + ABOVE] = -NOWHERE;
    facts[at + BELOW] = NOWHERE;
  }
  return facts;
}

function share(part: number, of: number): number {
  return of === 0 ? -1 : part / of;
}

function writeEchoRun(count: number, out: Float32Array, stride: number, at: number): void {
  for (let line = 0; line < count; line++) {
    let sum = 0;
    let known = 0;
    for (let other = Math.max(0, line - REACH); other < Math.min(count, line + REACH + 1); other++) {
      const names = out[other * stride + at + 4]!;
      if (names < 0) continue;
      sum += names;
      known++;
    }
    out[line * stride + at + 5] = share(sum, known);
  }
}
