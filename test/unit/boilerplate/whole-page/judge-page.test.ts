import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeLines, judgeNeighbours } from '../../../../src/core/boilerplate/judge';
import type { LineModel } from '../../../../src/core/boilerplate/model/line-model';
import { boilerplateRule } from '../../../../src/core/boilerplate/rule';
import { growArticle } from '../../../../src/core/boilerplate/whole-page/article';
import { shippedPack } from '../shipped-pack';
import { applied, check, cleaned } from '../support';
import { FOOT, MENU, MODEL, STORY, TEASERS, TITLE } from './pages';

const judges = { pack: shippedPack(), model: MODEL };
const page = (...parts: readonly string[][]): string[] => parts.flat();
/** The lines that the page as a whole speaks against. */
const outside = (texts: readonly string[]): string[] => texts.filter((_, line) => judgeLines(texts, judges)[line]?.source === 'page');

describe('a whole page', () => {
  it('has a menu above the article and a foot below', () => {
    assert.ok(judgeNeighbours(page(MENU, [TITLE], STORY, FOOT), judges).wholePage);
    assert.equal(judgeNeighbours(page([TITLE], STORY, FOOT, FOOT), judges).wholePage, undefined, 'no menu');
    assert.equal(judgeNeighbours(page(MENU, MENU, [TITLE], STORY), judges).wholePage, undefined, 'no foot');
    assert.equal(judgeNeighbours(page(MENU, FOOT), judges).wholePage, undefined, 'no article');
    assert.equal(judgeNeighbours(page(MENU, [TITLE], STORY, FOOT), { pack: judges.pack }).wholePage, undefined, 'no model');
  });

  it('shows prose between its menus that speaks of other things, and leaves the article alone', () => {
    const texts = page(MENU, MENU, [TITLE], STORY, FOOT, FOOT, TEASERS, FOOT);
    assert.deepEqual(outside(texts), TEASERS);
    const found = judgeLines(texts, judges)[texts.indexOf(TEASERS[0]!)];
    assert.match(found?.reason ?? '', /^it is outside the article’s text: below its end, 24 lines of the page’s frame away from it, few of its words come up in the article$/);
  });

  it('says which side of the article a passage stands on', () => {
    const texts = page(MENU, TEASERS, MENU, MENU, [TITLE], STORY, FOOT);
    assert.deepEqual(outside(texts), [MENU[0], ...TEASERS]);
    assert.match(judgeLines(texts, judges)[MENU.length]?.reason ?? '', /above its start/);
  });

  it('goes on behind an advertisement', () => {
    assert.deepEqual(outside(page(MENU, [TITLE], STORY.slice(0, 2), ['Shop', 'Help'], STORY.slice(2), FOOT)), []);
  });

  it('ends at the comments, counted or not', () => {
    const comments = ['The council should have closed the bridge ten years ago, and the ferry will not help shops on the quay.', 'I drive over that bridge twice a day, and the ring road is full as it is.'];
    for (const heading of ['Comments', '34 responses to “Harbour bridge in Velmar closes until the autumn”', '[ 167 comments ]']) {
      const texts = page(MENU, [TITLE], STORY, [heading], comments, FOOT);
      const judged = judgeLines(texts, judges);
      for (const comment of comments) assert.equal(judged[texts.indexOf(comment)]?.class, 'comments', `${heading}: ${comment}`);
      assert.deepEqual(STORY.filter((line) => judged[texts.indexOf(line)]), [], heading);
    }
  });

  it('shows paragraphs that break off, three in a row', () => {
    const broken = ['A bakery in Osk sells bread from a window again and queues reach …', 'Council votes on the bridge in Velmar after a long meeting with …', 'Engineers found cracks in the supports of another bridge, the …'];
    assert.deepEqual(outside(page(MENU, broken, ['Shop'], [TITLE], STORY, FOOT)), broken);
    assert.deepEqual(outside(page(MENU, [TITLE], STORY.slice(0, 3), broken.slice(0, 1), STORY.slice(3), FOOT)), []);
  });

  it('shows headlines of other articles, three in a row, that stand right beside it', () => {
    const headlines = ['Bakery in Osk sells bread from a window', 'Seals counted along northern beaches', 'Why younger animals leave so early'];
    assert.deepEqual(outside(page(MENU, [TITLE], STORY, headlines, FOOT)), headlines);
    const own = ['What the harbour bridge looks like', 'Who has to use the ring road', 'When the ferry crosses the harbour'];
    assert.deepEqual(outside(page(MENU, [TITLE], STORY, own, FOOT)), []);
  });

  it('keeps its title wherever it stands', () => {
    const texts = page([TITLE], MENU, MENU, MENU, STORY, FOOT);
    assert.equal(judgeLines(texts, judges)[0], undefined);
  });

  it('keeps the title right above its article that is taken for a link', () => {
    const links = [TITLE, 'Ferry line gets a second boat'];
    const model: LineModel = { judge: (texts, rules) => ({ ...MODEL.judge(texts, rules), probabilities: Float32Array.from(texts, (text) => (links.includes(text) ? 0.95 : MODEL.judge([text], rules).probabilities[0]!)) }) };
    const texts = page(['Harbour Courier of Velmar and Osk'], MENU, links, ['Shop'], STORY, FOOT);
    const judged = judgeLines(texts, { ...judges, model });
    assert.equal(judged[texts.indexOf(links[0]!)], undefined);
    assert.ok(judged[texts.indexOf(links[1]!)], 'of other things');
  });

  it('keeps a title far above its article with the stand-first below it, and no label of the menu for it', () => {
    const head = [TITLE, 'Engineers found cracks in the supports, and shops on the quay fear for their summer'];
    const label = 'Harbour Bridge';
    const model: LineModel = { judge: (texts, rules) => ({ ...MODEL.judge(texts, rules), probabilities: Float32Array.from(texts, (text) => (head.includes(text) ? 0.95 : MODEL.judge([text], rules).probabilities[0]!)) }) };
    const texts = page([label], MENU, head, ['By Tom Vale', 'March 14, 2024', ...FOOT, ...FOOT], STORY, FOOT);
    const judged = judgeLines(texts, { ...judges, model });
    for (const line of head) assert.equal(judged[texts.indexOf(line)], undefined, line);
    assert.ok((judged[texts.indexOf(label)]?.probability ?? 0) > 0.6);
  });

  it('shows a line that may yet be the title, but is not sure enough of it to take it out', () => {
    const other = 'A ferry will cross the harbour';
    const model: LineModel = { judge: (texts, rules) => ({ ...MODEL.judge(texts, rules), probabilities: Float32Array.from(texts, (text) => (text === other ? 0.97 : MODEL.judge([text], rules).probabilities[0]!)) }) };
    const texts = page(MENU, MENU, [other, 'By Tom Vale'], FOOT, [TITLE, 'By Tom Vale'], STORY, FOOT);
    const judged = judgeLines(texts, { ...judges, model });
    const probability = judged[texts.indexOf(other)]?.probability ?? 0;
    assert.ok(probability > 0.6 && probability < 0.75, String(probability));
    assert.equal(judged[texts.indexOf(TITLE)], undefined);
  });

  it('lifts the model’s doubt about a sentence that goes on with the article, not about others', () => {
    const more = 'The council will tell shops on the quay in autumn how long the bridge in Velmar and the ferry across the harbour have to share drivers';
    const probability = (line: string, doubt: number, texts: readonly string[]): number | undefined => {
      const model: LineModel = { judge: (all, rules) => ({ ...MODEL.judge(all, rules), probabilities: Float32Array.from(all, (text) => (text === line ? doubt : MODEL.judge([text], rules).probabilities[0]!)) }) };
      return judgeLines(texts, { ...judges, model })[texts.indexOf(line)]?.probability;
    };
    const below = (line: string): string[] => page(MENU, [TITLE], STORY, ['Shop', 'Help', line], FOOT);
    assert.ok(probability(more, 0.75, below(more))! < 0.57, 'doubted');
    assert.ok(probability(more, 0.85, below(more))! > 0.8, 'hardly doubtful');
    const other = TEASERS[0]!.slice(0, -1);
    assert.ok(probability(other, 0.75, below(other))! >= 0.7, 'of other things');
    const inside = page(MENU, [TITLE], STORY.slice(0, 2), [more], STORY.slice(2), FOOT);
    assert.ok(probability(more, 0.75, inside)! >= 0.7, 'between lines of the article the model decides');
    assert.ok(probability(more, 0.65, inside)! < 0.57, 'but not when it hardly doubts');
  });

  it('counts headings of related links, not single references to other articles', () => {
    const related = (line: string): number[] => {
      const lines = judgeNeighbours(page(MENU, [TITLE], STORY.slice(0, 3), [line], FOOT, STORY.slice(3), FOOT), judges).wholePage;
      assert.ok(lines);
      const counts: number[] = [];
      growArticle(lines, (facts) => (counts.push(facts.related), 0));
      return counts;
    };
    assert.equal(Math.max(...related('Related articles')), 1);
    assert.equal(Math.max(...related('READ MORE: Ferry line gets a second boat')), 0);
  });

  it('asks about each passage once', () => {
    const lines = judgeNeighbours(page(MENU, ...Array.from({ length: 50 }, () => [...TEASERS, 'Shop']), [TITLE], STORY, FOOT), judges).wholePage;
    assert.ok(lines);
    const asked = new Set<number>();
    let times = 0;
    growArticle(lines, (_, { from }) => {
      asked.add(from);
      times++;
      return 1;
    });
    assert.equal(times, asked.size);
    assert.ok(times <= 52, String(times));
  });

  it('is cleaned once and for all, whatever its parts', () => {
    const rule = boilerplateRule(judges);
    const part = fc.constantFrom(MENU, FOOT, STORY, STORY.slice(1), TEASERS, [TITLE], ['Comments'], ['You may also like', 'Ferry line gets a second boat']);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = `${page(MENU, ...parts, FOOT).join('\n')}\n`;
        const once = cleaned([rule], text);
        assert.equal(cleaned([rule], once), once);
        const lines = text.split('\n');
        let at = -1;
        for (const line of once === '' ? [] : once.split('\n')) assert.ok((at = lines.indexOf(line, at + 1)) >= 0, line);
      }),
      { numRuns: 100 },
    );
  });

  it('is cleaned once and for all, its article whole', () => {
    const text = `${page(MENU, MENU, [TITLE], STORY, FOOT, FOOT, TEASERS, FOOT).join('\n')}\n`;
    const rule = boilerplateRule(judges);
    const shown = applied(text, check(rule, text));
    assert.equal(shown, `${[TITLE, ...STORY].join('\n')}\n`);
    const once = cleaned([rule], text);
    assert.equal(cleaned([rule], once), once);
    for (const line of [TITLE, ...STORY]) assert.ok(once.includes(line));
  });
});
