import type { SeedText } from '../text/seed-text';
import { findWords } from '../text/words';

/** Common words that English has and its neighbours have not. */
const ENGLISH = new Set(
  ('the of and that this with you not are from your have it is its was were been they their which what who when said after over would ' +
    'than could these before because should about there into by be at we our had has for as').split(' '),
);
/** Common words of the other languages written in Latin letters that news comes in, none of them English. */
const OTHER = new Set(
  ('el los las del que una por con para su sus como más pero este esta fue entre desde le les des est une du dans qui pour sur pas ' +
    'au aux avec sont cette ont mais der die das und ist nicht von mit den dem ein eine auf für sich auch nach wie bei aus zum zur ' +
    'di che il della sono anche nel gli uma os em não com dos ao pelo foi mais het een van niet zijn op voor och att det som på är ' +
    'inte av til og ikke jeg ve bir bu için ile się nie jest że na dla yang dan dengan untuk tidak ini itu pada ng mga sa ang și este ' +
    'care je se za koji su và của là không kwa ya na wa ni katika az egy hogy nem ja oli että').split(' '),
);
const PLAIN = /^[A-Za-z\d'’]+$/;
const LATIN = /^[\p{Script=Latin}\d'’]+$/u;
/** Words looked at. */
const SAMPLE = 600;
/** Fewer words than this tell nothing: a headline alone is taken for English. */
const FEWEST = 20;
/** Share of foreign common words from which a text may be foreign, and by how much they must lead over English ones. */
const FOREIGN_SHARE = 0.08;
const LEAD = 2;

/** True unless a seed is unlikely to be English: mostly other scripts, or other languages' common words lead by far. */
export function isEnglish(seed: SeedText): boolean {
  const { body, text } = seed;
  const words = findWords(text, { start: body.start, end: Math.min(body.end, body.start + SAMPLE * 12) });
  const count = Math.min(words.count, SAMPLE);
  if (count < FEWEST) return true;
  let english = 0;
  let other = 0;
  let latin = 0;
  for (let i = 0; i < count; i++) {
    const word = text.slice(words.starts[i], words.ends[i]);
    if (PLAIN.test(word) || LATIN.test(word)) latin++;
    const lower = word.toLowerCase();
    if (ENGLISH.has(lower)) english++;
    else if (OTHER.has(lower)) other++;
    if (latin >= count / 2 && other + count - 1 - i <= english * LEAD) return true;
  }
  return latin >= count / 2 && !(other >= count * FOREIGN_SHARE && other > english * LEAD);
}
