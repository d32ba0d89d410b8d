import assert from 'node:assert/strict';
import { anchorAll, Anchorer } from '../../../src/core/annotations/anchoring';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';
import { pieceStarts, piecesOf, readPieces, writePieces } from '../../../src/core/annotations/pieces';
import { TargetWriter } from '../../../src/core/annotations/targets';
import { alignWords } from '../../../src/core/annotations/word-alignment';
import { WordRivals } from '../../../src/core/annotations/word-rivals';
import { readWords, wordPlaces, wordsOf, writeWords } from '../../../src/core/annotations/words';
import { Random } from '../../../tools/random';
import { runTrials } from './anchoring-trials';
import { seedText } from './trials';

const INTRO = 'Harwick council meets\nThe council met on Monday. It was the third time this year.\n';
const PASSAGE = 'Rosa Delgado said the bridge would stay closed. “We waited too long,” she added.\nThe ferry will run again in May.\n';
const REST = 'Residents of Port Salen were not asked.\n';

function written(text: string, quote: string, nth = 0): { annotation: Annotation; writer: TargetWriter } {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(quote, start + 1);
  assert.ok(start >= 0);
  const made = createAnnotation(text, 'person', [{ start, end: start + quote.length }]);
  assert.ok(made);
  const writer = new TargetWriter(text);
  return { annotation: writer.written(made), writer };
}

/** Where the quote is found in the new text, as `offset:text`, and by what; '' for an orphan. */
function found(before: string, after: string, quote: string, nth = 0): string {
  const { annotation, writer } = written(before, quote, nth);
  const { annotation: anchored, by } = new Anchorer(after, writer.memory).anchor(annotation);
  const span = anchored.spans[0];
  return span ? `${by} ${String(span.start)}:${after.slice(span.start, span.end)}` : '';
}

describe('anchoring', () => {
  const doubled = INTRO + PASSAGE + REST + PASSAGE;
  const second = doubled.lastIndexOf('Rosa Delgado');

  it('takes the position while the text is the same, whatever its line ends', () => {
    assert.equal(found(doubled, doubled, 'Rosa Delgado', 1), `hash ${String(second)}:Rosa Delgado`);
    const crlf = doubled.replaceAll('\n', '\r\n');
    assert.equal(found(doubled, crlf, 'Rosa Delgado', 1), `hash ${String(crlf.lastIndexOf('Rosa'))}:Rosa Delgado`);
  });

  it('tells the copies of a passage apart by what stands around them', () => {
    const after = `New lead.\n${INTRO.replace('third', 'fourth')}${PASSAGE}Another line.\n${REST}${PASSAGE}`;
    assert.equal(found(doubled, after, 'Rosa Delgado', 0), `words ${String(after.indexOf('Rosa'))}:Rosa Delgado`);
    assert.equal(found(doubled, after, 'Rosa Delgado', 1), `words ${String(after.lastIndexOf('Rosa'))}:Rosa Delgado`);
  });

  it('does not take the copy that stays for the one that went', () => {
    assert.equal(found(doubled, INTRO + PASSAGE + REST, 'Rosa Delgado', 1), '');
    assert.equal(found(doubled, INTRO + REST + PASSAGE, 'Rosa Delgado', 0), '');
    assert.equal(found(INTRO + PASSAGE + PASSAGE + REST, INTRO + PASSAGE + REST, 'Rosa Delgado', 1), '', 'nothing tells which of two neighbours went');
  });

  it('finds the quote in a sentence that has changed, and one that has itself been respelled', () => {
    const after = doubled.replace('Rosa Delgado said the bridge', 'On Friday, Rosa Delgado said that the bridge');
    assert.equal(found(doubled, after, 'Rosa Delgado', 0), `words ${String(after.indexOf('Rosa'))}:Rosa Delgado`);
    const respelled = (INTRO + PASSAGE + REST).replace('Rosa Delgado', 'Rosa Delgardo');
    assert.equal(found(INTRO + PASSAGE + REST, respelled, 'Rosa Delgado'), `approximate ${String(respelled.indexOf('Rosa'))}:Rosa Delgardo`);
    const replaced = (INTRO + PASSAGE + REST).replace('Rosa Delgado', 'The mayor');
    assert.equal(found(INTRO + PASSAGE + REST, replaced, 'Rosa Delgado'), '');
  });

  it('follows a paragraph that has moved', () => {
    const after = INTRO + REST + PASSAGE;
    assert.match(found(INTRO + PASSAGE + REST, after, 'The ferry will run again in May.'), /^words \d+:The ferry will run again in May\.$/);
  });

  it('without memory of the text takes only what has no rival', () => {
    const { annotation } = written(doubled, 'waited too long', 1);
    assert.equal(new Anchorer(`More.\n${doubled}`).anchor(annotation).by, 'none');
    const single = written(INTRO + PASSAGE, 'Rosa Delgado');
    assert.equal(new Anchorer(`More.\n${INTRO}${PASSAGE}`).anchor(single.annotation).by, 'quote');
  });

  it('orphans all of an annotation when one of its parts is lost', () => {
    const made = createAnnotation(doubled, 'claim', [{ start: 0, end: 7 }, { start: doubled.indexOf('Residents'), end: doubled.indexOf('Residents') + 9 }]);
    assert.ok(made);
    const writer = new TargetWriter(doubled);
    const [anchored] = anchorAll(doubled.replace(REST, ''), [writer.written(made)], writer.memory);
    assert.deepEqual([anchored?.annotation.spans, anchored?.annotation.targets.length], [[], 2]);
  });

  it('pieces are read as they are written', () => {
    for (const text of ['', '\n\n', 'One. Two!\n\n  Three…', doubled, '👩‍👩‍👧 said “no.” Yes.\n']) {
      const pieces = piecesOf(text);
      assert.deepEqual(readPieces(writePieces(pieces)), pieces);
      assert.equal(pieces.lengths.reduce((sum, length) => sum + length, 0), [...text].length);
    }
    assert.equal(readPieces('2k.x8 what?'), undefined);
  });

  it('words are read as they are written, also of scripts without spaces', () => {
    for (const text of ['', '\n\n', 'One. Two!\n\n  Three…', doubled, '👩‍👩‍👧 said “no.” Yes.\n', '市长说。大桥关闭！\n']) {
      const starts = pieceStarts(text);
      const pieces = piecesOf(text, starts);
      const words = wordsOf(wordPlaces(text), starts);
      assert.deepEqual(readWords(writeWords(words, pieces), pieces.count), words);
    }
    assert.equal(wordPlaces('iPhone手机').hashes.length, 3);
    assert.equal(readWords('abcd abc', 2), undefined);
    assert.equal(readWords('abcd', 2), undefined);
  });

  it('explains a text as the old one cut up in as few parts as can be', () => {
    const aligned = (old: string, fresh: string): number[] => [...alignWords([...old].map((word) => word.charCodeAt(0)), [...fresh].map((word) => word.charCodeAt(0)), { steps: 0 }).newOf];
    assert.deepEqual(aligned('abcdef', 'abXcdef'), [0, 1, 3, 4, 5, 6]);
    assert.deepEqual(aligned('abcdefgh', 'efghabcd'), [4, 5, 6, 7, 0, 1, 2, 3]);
    assert.deepEqual(aligned('PQRSabcdPQRSwxyz', 'PQRSwxyzPQRSabcd').slice(4, 8), [12, 13, 14, 15]);
  });

  it('knows where two histories explain a text as well', () => {
    const lead = (old: string, fresh: string, from: number): number => {
      const [a, b] = [[...old], [...fresh]].map((words) => words.map((word) => word.charCodeAt(0)));
      const meter = { steps: 0 };
      return new WordRivals(a ?? [], b ?? [], alignWords(a ?? [], b ?? [], meter), meter).lead(from, 1);
    };
    assert.ok(lead('abcPQRdefPQRghi', 'abcPQRdefXPQRghi', 4) >= 1);
    assert.ok(lead('abcPQRPQRghi', 'abcPQRghi', 4) < 0.9, 'one of two neighbours went');
  });

  it('in random trials finds what survives and takes no copy for another', function () {
    this.timeout(20_000);
    const outcome = runTrials(150, 42);
    assert.ok(outcome.intact > 1000);
    assert.ok(outcome.intactRight / outcome.intact >= 0.99, `${String(outcome.intactRight)} of ${String(outcome.intact)}`);
    assert.deepEqual([outcome.intactWrong, outcome.changedWrong, outcome.lostWrong], [0, 0, 0], outcome.failures.filter((story) => !story.includes('→ none')).join('\n'));
  });

  it('grows with the text and the annotations, not with their product', () => {
    const steps = (size: number, count: number): number => {
      const random = new Random(3);
      let text = '';
      while (text.length < size) text += seedText(random);
      const words = [...text.matchAll(/\p{L}+ \p{L}+/gu)];
      const writer = new TargetWriter(text);
      const annotations = Array.from({ length: count }, (_, i) => {
        const word = words[Math.floor((i * words.length) / count)];
        const made = word && createAnnotation(text, 'claim', [{ start: word.index, end: word.index + word[0].length }]);
        assert.ok(made);
        return writer.written(made);
      });
      const after = text.split('\n').map((line, i) => (i % 10 === 0 ? `${line} Updated.` : line.replace('said', 'told us'))).join('\n');
      const anchorer = new Anchorer(after, writer.memory);
      for (const annotation of annotations) anchorer.anchor(annotation);
      return writer.steps + anchorer.steps;
    };
    const small = steps(20_000, 100);
    assert.ok(steps(160_000, 100) < 10 * small, 'eight times the text');
    assert.ok(steps(20_000, 400) < 6 * small, 'four times the annotations');
  }).timeout(20_000);
});
