import { removeLines } from '../boilerplate/removal';
import type { Finding, Rule } from '../rule';
import { foldLine } from '../text/fold';

/** What a page's own title adds to the article's: " | The Daily", " - News". */
const SITE_NAME = /^ ?(?:[|·•»]| - ) ?\S.{0,40}$/u;
/** A shorter title, in UTF-16 units, may come back as a line of its own: only beside itself is it a repetition. */
const SHORT_TITLE = 15;

/** The rule that finds the title's second and later copies. The first copy in the text stays. */
export function repeatedTitleRule(): Rule {
  return {
    id: 'repeated-title',
    docs: {
      title: 'Repeated title',
      description: 'The title stands again as a line of its own.',
      severity: 'information',
    },
    check(seed) {
      const title = seed.title;
      if (!title || title.source === 'lede') return [];
      const wanted = foldLine(title.text);
      const findings: Finding[] = [];
      let first: number | undefined;
      seed.blocks.forEach((block, index) => {
        if (wanted === '' || block.end - block.start > 2 * title.text.length + 60) return;
        const line = foldLine(seed.slice(block));
        const same = line === wanted;
        if (!same && !(line.startsWith(wanted) && SITE_NAME.test(line.slice(wanted.length)))) return;
        if (first === undefined) {
          first = index;
          return;
        }
        if (wanted.length < SHORT_TITLE && index > first + 1) return;
        findings.push({
          rule: 'repeated-title',
          span: { start: block.start, end: block.end },
          message: 'The title stands here again',
          reason: same ? 'This line has the same words as the title' : 'This line is the title with the site’s name behind it',
          related: [],
          fixes: [{ title: 'Remove the repeated title', safe: true, edits: removeLines(seed, [block.line]) }],
        });
      });
      return findings;
    },
  };
}
