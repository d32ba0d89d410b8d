import assert from 'node:assert/strict';
import { spanOf } from '../../../src/core/duplicates/passage';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { duplicatePassage } from '../../../src/core/duplicates/rule';
import { type CorpusView, DEFAULT_OPTIONS, type Finding, type Fix } from '../../../src/core/rule';
import { SeedText } from '../../../src/core/text/seed-text';
import { findWords } from '../../../src/core/text/words';

function check(text: string, others: Readonly<Record<string, string>> = {}): Finding[] {
  const index = new PassageIndex();
  index.put('here.txt', text);
  for (const [uri, other] of Object.entries(others)) index.put(uri, other);
  const words = findWords(text);
  const corpus: CorpusView = {
    copies: (uri) =>
      index.pairs(uri).map(({ a, b, words: count, changed }) => {
        const there = { uri: b.uri, startLine: b.startLine, endLine: b.endLine, message: '' };
        return { here: spanOf(a, words, text), there: b.uri === uri ? { ...there, span: spanOf(b, words, text) } : there, words: count, changed };
      }),
    lineSpread: () => ({ seeds: 0, of: 0 }),
  };
  return duplicatePassage.check(new SeedText(text), { uri: 'here.txt', corpus, options: DEFAULT_OPTIONS });
}

function apply(text: string, fix: Fix | undefined): string {
  return (fix?.edits ?? []).reduceRight((now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end), text);
}

const HARBOUR = 'The harbour master closed the northern gate on Monday after three boats had broken loose in the storm.';
const BRIDGE = 'Engineers will look at the old bridge next week, the council said, and traffic will take the long way round.';
const MARKET = 'Nobody at the fish market could remember a winter in which so few crates had come in before noon.';
const SCHOOL = 'Both schools stay open, though the bus to the upper village will leave twenty minutes earlier than before.';

describe('duplicate-passage', () => {
  it('names a range of lines of another seed once, however many of its passages lie there', () => {
    const line = [HARBOUR, BRIDGE].join(' ');
    const [finding] = check(HARBOUR, { 'other.txt': [line, MARKET, line].join(' ') });
    assert.ok(finding);
    assert.deepEqual(finding.related.map(({ uri, startLine }) => [uri, startLine]), [['other.txt', 0]]);
  });

  it('reports the later copy and removes its lines', () => {
    const text = `${HARBOUR}\n${BRIDGE}\n${MARKET}\n${HARBOUR.toUpperCase()}\n${BRIDGE}\n`;
    const findings = check(text);
    assert.equal(findings.length, 1);
    const [finding] = findings;
    assert.equal(finding?.message, 'Copy of lines 1–2 (38 words, 0 % changed)');
    assert.equal(finding?.category, 'exact');
    assert.equal(finding?.fixes.length, 1);
    assert.equal(finding?.fixes[0]?.title, 'Remove this copy (2 lines)');
    assert.equal(finding?.fixes[0]?.safe, true);
    assert.equal(apply(text, finding?.fixes[0]), `${HARBOUR}\n${BRIDGE}\n${MARKET}\n`);
  });

  it('takes the line break before the last line when none follows it', () => {
    const text = `${HARBOUR}\n${BRIDGE}\n${HARBOUR}`;
    assert.equal(apply(text, check(text)[0]?.fixes[0]), `${HARBOUR}\n${BRIDGE}`);
  });

  it('leaves no double blank line behind', () => {
    const text = `${HARBOUR}\n\n${BRIDGE}\n\n${HARBOUR}\n\n${MARKET}\n`;
    assert.equal(apply(text, check(text)[0]?.fixes[0]), `${HARBOUR}\n\n${BRIDGE}\n\n${MARKET}\n`);
  });

  it('gives two findings for three copies, both on the first, and one fix for both', () => {
    const text = [HARBOUR, BRIDGE, HARBOUR, MARKET, HARBOUR].join('\n');
    const findings = check(text);
    assert.deepEqual(findings.map(({ message }) => message), ['Copy of line 1 (18 words, 0 % changed)', 'Copy of line 1 (18 words, 0 % changed)']);
    assert.equal(findings[1]?.related.length, 2);
    assert.equal(findings[0]?.fixes[1]?.title, 'Remove all later copies in this seed (2)');
    assert.equal(apply(text, findings[0]?.fixes[1]), [HARBOUR, BRIDGE, MARKET].join('\n'));
  });

  it('removes a sentence inside a line with one space', () => {
    const text = `${HARBOUR} ${BRIDGE}\n${MARKET} ${HARBOUR} ${SCHOOL}`;
    const [finding] = check(text);
    assert.equal(finding?.fixes[0]?.safe, true);
    assert.equal(apply(text, finding?.fixes[0]), `${HARBOUR} ${BRIDGE}\n${MARKET} ${SCHOOL}`);
  });

  it('does not call it safe to remove a copy whose words differ', () => {
    const text = `${HARBOUR}\n${BRIDGE}\n${HARBOUR.replace('Monday', 'Tuesday')}`;
    const [finding] = check(text);
    assert.equal(finding?.category, 'near');
    assert.equal(finding?.message, 'Copy of line 1 (18 words, 6 % changed)');
    assert.equal(finding?.fixes[0]?.safe, false);
  });

  it('names the other seeds of a passage in one finding without edits', () => {
    const text = `${HARBOUR}\n${BRIDGE}\n${MARKET}`;
    const findings = check(text, { 'file:///b/two%20words.txt': `${SCHOOL}\n${BRIDGE}`, 'c.txt': `${BRIDGE}\n${SCHOOL}` });
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.message, 'Also in 2 other seeds, closest c.txt, line 1 (20 words, 0 % changed)');
    assert.deepEqual(findings[0]?.related.map(({ message }) => message), ['In c.txt: 20 words, 0 % changed', 'In two words.txt: 20 words, 0 % changed']);
    assert.deepEqual(findings[0]?.fixes, []);
  });

  it('leaves a passage shorter than the setting alone', () => {
    const line = 'Ten words of a heading stand here for all once';
    assert.deepEqual(check(`${line}\n${HARBOUR}\n${line}`), []);
  });
});
