import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { withRemedy } from '../../../src/core/text/yaml-remedy';

describe('what helps against broken YAML', () => {
  const said = (text: string): string[] => parseDocument(text, { prettyErrors: false }).errors.map(withRemedy);

  for (const [what, text, remedy] of [
    ['a tab', 'a:\n\t- b', /indent with spaces$/],
    ['a colon in a name', 'name: Foo: bar', /put the text between quotation marks/],
    ['an open quotation mark', 'name: "Foo\n', /its other half$/],
    ['a crooked list', 'list:\n  - a\n - b\n', /in the same column, indented by spaces/],
    ['an open bracket', 'list: [a, b\n', /close brackets that are open$/],
    ['a name that begins with a sign', 'name: @home\n', /quotation marks/],
  ] as const) {
    it(what, () => {
      const [first = ''] = said(text);
      assert.match(first, remedy);
      assert.doesNotMatch(first, /\n/);
    });
  }
});
