import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffWords } from '../../../src/core/duplicates/word-diff';
import { foldedWords } from '../../../src/core/text/words';

describe('diffWords', () => {
  it('names what was changed, dropped and added, with a few words around it', () => {
    const { changes, onlyHere, onlyThere } = diffWords(
      'The council voted on Tuesday to keep the night ferry, the mayor said.',
      'The council voted on Monday to keep the ferry, the mayor of Polhavn said.',
    );
    assert.deepEqual(
      changes.map(({ here, there }) => [here, there]),
      [['Tuesday', 'Monday'], ['night', ''], ['', 'of Polhavn']],
    );
    assert.deepEqual([changes[0]?.before, changes[0]?.after], ['council voted on', 'to keep the']);
    assert.deepEqual([onlyHere, onlyThere], [2, 3]);
  });

  it('says nothing of case, accents and punctuation', () => {
    assert.deepEqual(diffWords('“Café” — OPEN!', '"cafe", open'), { changes: [], onlyHere: 0, onlyThere: 0 });
  });

  it('accounts for every word of both sides', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (here, there) => {
        const { changes, onlyHere, onlyThere } = diffWords(here, there);
        assert.equal(changes.reduce((sum, change) => sum + foldedWords(change.here).length, 0), onlyHere);
        assert.equal(changes.reduce((sum, change) => sum + foldedWords(change.there).length, 0), onlyThere);
        assert.equal(foldedWords(here).length - onlyHere, foldedWords(there).length - onlyThere);
      }),
    );
  });

  it('takes two long texts without a common word for one change', () => {
    const { changes } = diffWords('x '.repeat(9000), 'y '.repeat(9000));
    assert.equal(changes.length, 1);
  });
});
