import assert from 'node:assert/strict';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { readPage } from '../../../src/core/boilerplate/page-rules';
import { shippedPack } from './shipped-pack';
import { ARTICLE, check } from './support';

describe('threads under an article', () => {
  const pack = shippedPack();
  const threadOf = (texts: readonly string[]): number[] => [...readPage(texts, pack).threads.keys()].sort((a, b) => a - b);
  const PROSE = [...ARTICLE, 'The port expects the first of the new ferries by the end of the month, and the second one before the harbour festival in July.'];
  const post = (name: string, date: string): string[] => [name, date, 'They should have done this ten years ago.', 'The ring road is full as it is.'];
  const comments = [...post('quayside', 'March 3, 2024 at 6:34 am'), ...post('old_sailor', 'March 3, 2024 at 7:02 am'), ...post('Mira O.', 'March 3, 2024 at 8:19 am'), ...post('velmarian', 'March 4, 2024 at 9:10 pm')];

  it('are readers’ comments with a name and a date each', () => {
    assert.deepEqual(threadOf([...PROSE, ...comments]), comments.map((_, line) => PROSE.length + line));
  });

  it('are feeds of a headline, a teaser and its age', () => {
    const feed = ['2h ago', '5h ago', '8h ago', '12h ago'].flatMap((age) => ['Storm closes the coast road between Velmar and Osk', 'Nobody was hurt, but the mail will be late, the post office says.', age]);
    assert.deepEqual(threadOf([...PROSE, ...feed]), feed.map((_, line) => PROSE.length + line).slice(2));
  });

  it('are no live blog, no list without an article above, and not three dates', () => {
    const live = ['9:10 am', '9:25 am', '9:40 am', '10:05 am'].flatMap((time) => ['Ada Lindqvist', time, 'The first cars have turned back at the bridge, and more are waiting on the quay.']);
    assert.deepEqual(threadOf([...PROSE, ...live]), []);
    assert.deepEqual(threadOf(comments), []);
    assert.deepEqual(threadOf([...PROSE, ...comments.slice(0, 12)]), []);
  });

  it('are shown, but do not go by themselves', () => {
    const text = `${[...PROSE, ...comments].join('\n')}\n`;
    const findings = check(boilerplateRule({ pack }), text, { safe: 'careful' });
    const of = (line: string): boolean | undefined => findings.find((finding) => finding.span.start <= text.lastIndexOf(line) && text.lastIndexOf(line) < finding.span.end)?.fixes.some((fix) => fix.safe && fix.edits.some(({ span }) => span.start <= text.lastIndexOf(line) && text.lastIndexOf(line) < span.end));
    for (const line of ['The ring road is full', 'velmarian', 'March 3, 2024 at 7:02']) assert.equal(of(line), false, line);
    assert.equal(of('Drivers will have to use'), undefined);
  });
});
