import assert from 'node:assert/strict';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { shippedPack } from './shipped-pack';
import { ALONE, ARTICLE, applied, check } from './support';

const rule = boilerplateRule({ pack: shippedPack() });
const text = (...tail: string[]): string => [...ARTICLE, ...tail].join('\n');

describe('boilerplate rule', () => {
  it('says nothing of an article, its title and its section heading', () => {
    assert.deepEqual(check(rule, text()), []);
    assert.deepEqual(check(rule, ''), []);
  });

  it('makes one finding of a heading and the headlines under it', () => {
    const tail = ['You may also like', 'Ferry line gets a second boat', 'Council votes on parking fees', 'Five walks along the coast'];
    const findings = check(rule, text(...tail));
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.category, 'related');
    assert.match(findings[0]?.message ?? '', /related links \(4 lines\)/);
    assert.match(findings[0]?.reason ?? '', /known heading over links; it stands in the list of links under “You may also like” \(3 lines\)/);
    assert.equal(applied(text(...tail), findings), `${text()}\n`);
  });

  it('stops the list of links at the first paragraph and leaves the section heading before it', () => {
    const more = ['Related articles', 'Ferry line gets a second boat for the season', 'What comes next', 'The works end in October, Lindqvist said, if the weather holds and the steel arrives on time.'];
    const seed = text(...more);
    const found = check(rule, seed).map((finding) => seed.slice(finding.span.start, finding.span.end));
    assert.deepEqual(found, ['Related articles\nFerry line gets a second boat for the season']);
  });

  it('parts classes that do not belong together', () => {
    const findings = check(rule, text('Photo: Mira Osei/Velmar Post', 'Share this article'));
    assert.deepEqual(findings.map((finding) => finding.category), ['credit', 'share']);
  });

  it('never takes a dateline for a photo credit', () => {
    assert.deepEqual(check(rule, 'Bridge closes\nVELMAR (AP) — The old harbour bridge will close on Monday, the council said.'), []);
  });

  it('leaves the title alone even when it reads like a phrase of an unsure kind', () => {
    assert.deepEqual(check(rule, `Trending\n${ARTICLE.slice(1).join('\n')}`, { flag: 'thorough' }), []);
  });

  it('reads phrases whatever their case, quotes, bullets and numbers', () => {
    for (const line of ['SHARE THIS ARTICLE:', '• Share this article', 'What’s your reaction?', '12 Comments', 'Advertisement 4', '3 min read', 'Published: 12 May 2021, 10:40', 'Anuncio']) {
      assert.equal(check(rule, text(line)).length, 1, line);
    }
  });

  it('marks lines that many seeds share, and says in how many', () => {
    const line = 'Velmar Post is the voice of the coast since 1951';
    const corpus = { ...ALONE, lineSpread: (folded: string) => ({ seeds: folded.startsWith('velmar post') ? 412 : 1, of: 3000 }) };
    const [finding] = check(rule, text(line), {}, corpus);
    assert.equal(finding?.reason, 'The same line stands in 412 of 3,000 seeds');
    assert.equal(finding.fixes[0]?.safe, true);
  });

  it('does not take a syndicated article for boilerplate', () => {
    const corpus = { ...ALONE, lineSpread: () => ({ seeds: 40, of: 300 }) };
    assert.deepEqual(check(rule, text(), {}, corpus), []);
  });

  it('shows more and removes more as the settings ask', () => {
    const seed = text('More on this bridge');
    assert.equal(check(rule, seed, { flag: 'careful' }).length, 0);
    const [finding] = check(rule, seed, { flag: 'balanced' });
    assert.equal(finding?.fixes[0]?.safe, false);
  });

  it('names the group in both fixes when only part of it is certain', () => {
    const seed = text('Share this article', 'Tweet', 'Follow us on Facebook');
    const [finding, ...rest] = check(rule, seed);
    assert.deepEqual(rest, []);
    assert.deepEqual(finding?.fixes.map((fix) => [fix.title, fix.safe]), [
      ['Strip this block (3 lines, share or follow prompt)', false],
      ['Strip only what is certain (2 lines, share or follow prompt)', true],
    ]);
    assert.equal(applied(seed, finding ? [finding] : [], () => 1), `${text('Tweet')}\n`);
  });

  it('reads a page of nothing but boilerplate, and one endless line', () => {
    const lines = ['You may also like', 'Share this article', 'Photo: Mira Osei', '', 'By Tom Vale for the Velmar Post'];
    const page = Array.from({ length: 20_000 }, (_, i) => lines[i % lines.length]).join('\n');
    const findings = check(rule, page);
    assert.ok(findings.length > 5_000);
    assert.ok(!applied(page, findings).includes('Share this article'));
    assert.deepEqual(check(rule, `${ARTICLE[0]}\n${'word and '.repeat(200_000)}`), []);
  });

  it('knows certain phrases of other languages', () => {
    assert.equal(check(rule, 'Brücke gesperrt\nDie alte Brücke bleibt bis zum Herbst zu, wie die Stadt am Montag mitteilte.\nLesen Sie auch\nFähre fährt öfter')[0]?.category, 'related');
  });
});
