import { Prose } from './prose';
import { Random } from '../../random';

/** A made-up seed and the article it belongs to. */
export interface MadeSeed {
  readonly name: string;
  readonly text: string;
  /** Number of the first seed that is the same article: its own number when it is the first. */
  readonly family: number;
}

/** Earlier articles that are kept to be copied from. */
const KEPT = 4000;
const SITES = 40;
const AVERAGE_WORDS = 360;

/**
 * A corpus of invented news, the same for the same numbers: 18 % of the seeds are copies of an earlier article (0 to 15 % of
 * the words changed, a paragraph dropped or added), 6 % quote paragraphs of one, and two of three end in the footer of one of 40 sites.
 */
export function* makeCorpus(count: number, seed = 1): Generator<MadeSeed> {
  const random = new Random(seed);
  const prose = new Prose(random);
  const footers = Array.from({ length: SITES }, () => [prose.sentence().join(' '), `${prose.sentence().join(' ')}.`, prose.sentence().slice(0, 4).join(' ')]);
  const kept: { readonly family: number; readonly paragraphs: readonly string[] }[] = [];
  for (let i = 0; i < count; i++) {
    const draw = random.next();
    const origin = kept.length > 0 ? random.pick(kept) : undefined;
    let family = i;
    let paragraphs = prose.article(AVERAGE_WORDS * (0.3 + 1.4 * random.next()));
    if (origin && draw < 0.18) {
      family = origin.family;
      paragraphs = copyOf(origin.paragraphs, prose, random);
    } else if (origin && draw < 0.24) {
      const at = random.between(1, origin.paragraphs.length);
      paragraphs.splice(random.between(1, paragraphs.length), 0, ...origin.paragraphs.slice(at, at + 2));
    } else if (kept.length < KEPT) kept.push({ family, paragraphs });
    else kept[random.between(0, KEPT)] = { family, paragraphs };
    const footer = random.next() < 0.67 ? random.pick(footers) : [];
    yield { name: `${String(i).padStart(6, '0')}.txt`, text: `${[...paragraphs, ...footer].join('\n')}\n`, family };
  }
}

function copyOf(paragraphs: readonly string[], prose: Prose, random: Random): string[] {
  const share = random.pick([0, 0, 0.02, 0.05, 0.1, 0.15]);
  const copy = paragraphs.map((paragraph) => prose.edited(paragraph, share));
  if (random.next() < 0.4 && copy.length > 4) copy.splice(random.between(1, copy.length), 1);
  if (random.next() < 0.4) copy.splice(random.between(1, copy.length + 1), 0, prose.paragraph());
  return copy;
}
