import { Random } from '../../random';

const GRAMMAR = (
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she ' +
  'there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could ' +
  'these two may first then do any like my now over such our man me even most made after also did many off before must well back through years'
).split(' ');
const ONSETS = 'b c d f g h j k l m n p r s t v w br ch cl cr dr fl fr gr pl pr sh sl sp st str th tr'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oo ou a e i o u'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'd', 'm', 'ck', 'nd', 'nt', 'st', 'ng'];

/** Invented prose with the word lengths and the skewed word frequencies of news: for benches and tests. */
export class Prose {
  readonly #random: Random;
  readonly #words: readonly string[];

  /** `vocabulary`: how many words of content there are. */
  constructor(random: Random, vocabulary = 30_000) {
    this.#random = random;
    const own = new Random(7);
    this.#words = Array.from({ length: vocabulary }, () => coin(own));
  }

  word(): string {
    const next = (): number => this.#random.next();
    if (next() < 0.42) return GRAMMAR[Math.floor(next() ** 2.2 * GRAMMAR.length)] ?? 'the';
    if (next() < 0.03) return String(this.#random.between(2, 2030));
    return this.#words[Math.floor(next() ** 2.4 * this.#words.length)] ?? 'word';
  }

  /** A sentence without its full stop, as words. */
  sentence(): string[] {
    const words = Array.from({ length: this.#random.between(8, 30) }, () => this.word());
    const first = words[0] ?? '';
    words[0] = first.charAt(0).toUpperCase() + first.slice(1);
    return words;
  }

  /** A paragraph: some sentences on one line. */
  paragraph(): string {
    return Array.from({ length: this.#random.between(1, 4) }, () => `${this.sentence().join(' ')}.`).join(' ');
  }

  /** The paragraphs of an article of about so many words, a heading first. */
  article(words: number): string[] {
    const paragraphs = [this.sentence().slice(0, 9).join(' ')];
    for (let count = 0; count < words; ) {
      const paragraph = this.paragraph();
      count += paragraph.split(' ').length;
      paragraphs.push(paragraph);
    }
    return paragraphs;
  }

  /** The paragraph with about `share` of its words changed, dropped or doubled by another. */
  edited(paragraph: string, share: number): string {
    const words: string[] = [];
    for (const word of paragraph.split(' ')) {
      if (this.#random.next() >= share) words.push(word);
      else if (this.#random.next() < 0.6) words.push(this.word());
      else if (this.#random.next() < 0.5) words.push(word, this.word());
    }
    return words.join(' ');
  }
}

function coin(random: Random): string {
  const syllables = random.next() < 0.3 ? 1 : random.next() < 0.6 ? 2 : 3;
  let word = '';
  for (let i = 0; i < syllables; i++) word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
  return word;
}
