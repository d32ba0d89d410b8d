import assert from 'node:assert/strict';
import { repeatedTitleRule } from '../../../src/core/text-rules/repeated-title';
import { applied, check } from '../boilerplate/support';

const rule = repeatedTitleRule();
const TITLE = 'Harbour bridge closes for repairs';
const BODY = 'The old harbour bridge in Velmar will close on Monday, the city council said.';
const clean = (text: string): string => applied(text, check(rule, text));

describe('repeated title rule', () => {
  it('keeps the title once', () => {
    assert.equal(clean(`${TITLE}\n${TITLE}\n\n${BODY}\n${TITLE.toUpperCase()}`), `${TITLE}\n\n${BODY}\n`);
  });

  it('sees through quotes, dashes and the site’s name', () => {
    assert.equal(clean(`Council: ‘No’ – again\nCouncil: 'No' - again | Velmar Post\n${BODY}`), `Council: ‘No’ – again\n${BODY}`);
  });

  it('leaves a short title that comes back far below, and a seed that starts with its text', () => {
    assert.deepEqual(check(rule, `Trade\n${BODY}\nTrade\n${BODY}`), []);
    assert.deepEqual(check(rule, `${BODY}\n${BODY}`), []);
  });

  it('takes the title from front matter and keeps its first line in the text', () => {
    assert.equal(clean(`---\ntitle: ${TITLE}\n---\n${TITLE}\n${TITLE}\n${BODY}`), `---\ntitle: ${TITLE}\n---\n${TITLE}\n${BODY}`);
  });
});
