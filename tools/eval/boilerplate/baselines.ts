/** What is dropped by rules that others use on whole pages, run on the same lines: for comparison only. */

const C4_END = /[.!?"”]$/;
const C4_FEWEST_WORDS = 5;
const C4_BANNED = /javascript|lorem ipsum|terms of use|privacy policy|cookie policy|uses cookies|use of cookies|use cookies/i;

/** The line filter of C4 (Raffel et al. 2020, section 2.2): terminal punctuation, at least five words, no policy talk. */
export function c4Drops(texts: readonly string[]): Set<number> {
  const drop = new Set<number>();
  texts.forEach((text, index) => {
    if (!C4_END.test(text) || text.split(/\s+/).length < C4_FEWEST_WORDS || C4_BANNED.test(text)) drop.add(index);
  });
  return drop;
}

const SHORT = 70;
const LONG = 200;
const STOP_LOW = 0.3;
const STOP_HIGH = 0.32;
const NEAR_GOOD_REACH = 200;
const STOP_WORDS = new Set(
  ('the of and to in a is that for it was on with as be by at from are this have has had not but they his her she he which would their said were been who will i you we more about after when there ' +
    'what its an or if one all so up out can could my your our me him them then than into over also may some like just other only new no any do does did these those because how where while').split(' '),
);
type Grade = 'good' | 'bad' | 'short' | 'neargood';

/** jusText (Pomikálek 2011, chapter 2) without link density, which lines of text do not have; lines are its paragraphs. */
export function justextDrops(texts: readonly string[]): Set<number> {
  const free = texts.map(gradeAlone);
  const grades = [...free];
  free.forEach((grade, index) => {
    if (grade === 'short') grades[index] = bySurroundings(free, texts, index, ['good', 'bad'], NEAR_GOOD_REACH);
  });
  const settled = [...grades];
  settled.forEach((grade, index) => {
    if (grade !== 'neargood') return;
    const previous = neighbour(settled, index, -1, ['good', 'bad']);
    const next = neighbour(settled, index, 1, ['good', 'bad']);
    grades[index] = previous === 'bad' && next === 'bad' ? 'bad' : 'good';
  });
  return new Set(grades.flatMap((grade, index) => (grade === 'good' ? [] : [index])));
}

function gradeAlone(text: string): Grade {
  const words = text.toLowerCase().split(/\s+/);
  const stops = words.filter((word) => STOP_WORDS.has(word)).length / words.length;
  if (text.includes('©') || text.includes('&copy')) return 'bad';
  if (text.length < SHORT) return 'short';
  if (stops >= STOP_HIGH) return text.length > LONG ? 'good' : 'neargood';
  return stops >= STOP_LOW ? 'neargood' : 'bad';
}

function bySurroundings(grades: readonly Grade[], texts: readonly string[], index: number, wanted: readonly Grade[], reach: number): Grade {
  const previous = neighbour(grades, index, -1, wanted);
  const next = neighbour(grades, index, 1, wanted);
  if (previous === 'good' && next === 'good') return 'good';
  if (previous === 'bad' && next === 'bad') return 'bad';
  const near = (step: -1 | 1): boolean => {
    let distance = 0;
    for (let i = index + step; i >= 0 && i < grades.length; i += step) {
      if (grades[i] === 'neargood') return true;
      if (grades[i] !== 'short') return false;
      distance += texts[i]?.length ?? 0;
      if (distance > reach) return false;
    }
    return false;
  };
  return (previous === 'bad' && near(-1)) || (next === 'bad' && near(1)) ? 'good' : 'bad';
}

/** The nearest grade of a wanted kind; the ends of the page are bad. */
function neighbour(grades: readonly Grade[], index: number, step: -1 | 1, wanted: readonly Grade[]): Grade {
  for (let i = index + step; i >= 0 && i < grades.length; i += step) {
    const grade = grades[i];
    if (grade !== undefined && wanted.includes(grade)) return grade;
  }
  return 'bad';
}
