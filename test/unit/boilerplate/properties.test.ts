import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { blankLinesRule } from '../../../src/core/text-rules/blank-lines';
import { repeatedTitleRule } from '../../../src/core/text-rules/repeated-title';
import { Lines } from '../../../src/core/text/lines';
import { shippedPack } from './shipped-pack';
import { ARTICLE, applied, check, cleaned } from './support';

const boilerplate = boilerplateRule({ pack: shippedPack() });
const rules = [repeatedTitleRule(), boilerplate, blankLinesRule()];

const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ARTICLE, ...ARTICLE) },
  { weight: 4, arbitrary: fc.constantFrom('You may also like', 'Share this article', 'Advertisement', 'Tweet', 'Read more', 'Ferry line gets a second boat', '3 min read', 'Photo: Mira Osei', 'By Tom Vale', '12 Comments') },
  { weight: 3, arbitrary: fc.constantFrom('', '', '  ', '\u00a0') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')) },
);
const seed = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), { maxLength: 30 }), fc.oneof(fc.constant(''), line), fc.constantFrom('', '---\ntitle: A\n---\n'))
  .map(([lines, last, front]) => front + lines.map(([text, end]) => text + end).join('') + last);

/** True when `rest` is `text` without some of its whole lines. */
function isTextWithoutLines(text: string, rest: string): boolean {
  const lines = new Lines(text);
  let at = 0;
  for (let i = 0; i < lines.count && at < rest.length; i++) {
    const { start, end } = lines.whole(i);
    if (rest.startsWith(text.slice(start, end), at)) at += end - start;
  }
  return at === rest.length;
}

describe('cleaning, for any text', () => {
  it('is the input minus exactly the lines of the accepted fixes', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.boolean()), (text, accept) => {
        const findings = rules.flatMap((rule) => check(rule, text)).filter((_, i) => accept[i] ?? true);
        const edits = findings.flatMap((finding) => finding.fixes[0]?.edits ?? []);
        const lines = new Lines(text);
        const gone = new Set<number>();
        for (const { span, text: insert } of edits) {
          assert.equal(insert, '');
          const first = lines.lineAt(span.start);
          assert.equal(lines.start(first), span.start, 'starts a line');
          let next = first;
          while (lines.start(next) < span.end && next < lines.count) gone.add(next++);
          assert.equal(next >= lines.count ? text.length : lines.start(next), span.end, 'ends with a line');
        }
        let expected = '';
        for (let i = 0; i < lines.count; i++) if (!gone.has(i)) expected += text.slice(lines.whole(i).start, lines.whole(i).end);
        const result = applied(text, findings);
        assert.equal(result, expected);
        assert.ok(isTextWithoutLines(text, result));
      }),
      { numRuns: 300 },
    );
  });

  it('takes out every line that a finding shows and no other line with text', () => {
    fc.assert(
      fc.property(seed, (text) => {
        for (const finding of check(boilerplate, text)) {
          const shown = text.slice(finding.span.start, finding.span.end).split(/\r\n|\r|\n/).map((part) => part.trim()).filter((part) => part !== '');
          const removed = (finding.fixes[0]?.edits ?? []).map((edit) => text.slice(edit.span.start, edit.span.end)).join('').split(/\r\n|\r|\n/).map((part) => part.trim()).filter((part) => part !== '');
          assert.deepEqual(removed, shown);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('twice equals once', () => {
    fc.assert(
      fc.property(seed, (text) => {
        const once = cleaned([boilerplate], text);
        assert.equal(cleaned([boilerplate], once), once);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same twice, sorted, and never throws', () => {
    fc.assert(
      fc.property(seed, (text) => {
        const first = check(boilerplate, text);
        assert.deepEqual(check(boilerplate, text), first);
        assert.deepEqual([...first].sort((a, b) => a.span.start - b.span.start), first);
      }),
      { numRuns: 100 },
    );
  });
});
