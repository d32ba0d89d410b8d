import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { BOILERPLATE_CLASSES } from '../../../src/core/boilerplate/classes';
import { LEAST_INDEX_LINES, MOST_INDEX_LINES, parseConfig } from '../../../src/core/config/winnow-yaml';
import { addIgnoredPair, addKeep, addRule, setNote, setStatus } from '../../../src/core/config/winnow-yaml-edit';
import { DEFAULT_INDEX_OPTIONS, INDEX_COLUMNS, INDEX_SECTIONS, SEED_STATUSES } from '../../../src/core/index/model';

const schema: unknown = JSON.parse(readFileSync('schemas/winnow.schema.json', 'utf8'));
const validate = new Ajv({ allowUnionTypes: true, strict: true, strictRequired: false }).compile(schema as object);

function valueAt(...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], schema);
}

describe('the schema of winnow.yaml', () => {
  it('knows the same words as the code', () => {
    const index = ['properties', 'index', 'properties'];
    assert.deepEqual(valueAt(...index, 'sections', 'oneOf', '0', 'items', 'enum'), [...INDEX_SECTIONS]);
    assert.deepEqual(Object.keys(valueAt(...index, 'sections', 'oneOf', '1', 'properties') as object), [...INDEX_SECTIONS]);
    assert.deepEqual(valueAt(...index, 'columns', 'items', 'enum'), [...INDEX_COLUMNS]);
    assert.deepEqual(valueAt('properties', 'seeds', 'additionalProperties', 'properties', 'status', 'enum'), [...SEED_STATUSES, null]);
    assert.deepEqual(valueAt('properties', 'boilerplate', 'properties', 'strip', 'items', 'oneOf', '1', 'properties', 'class', 'enum'), [...BOILERPLATE_CLASSES]);
    const { minimum, maximum, default: usual } = valueAt(...index, 'maxLines') as Record<string, number>;
    assert.deepEqual([minimum, maximum, usual], [LEAST_INDEX_LINES, MOST_INDEX_LINES, DEFAULT_INDEX_OPTIONS.maxLines]);
  });

  it('accepts what the writers write', () => {
    const steps = [
      (text?: string) => setStatus(text, 'a.txt', 'new'),
      (text?: string) => setNote(text, 'b/c.txt', 'note'),
      (text?: string) => addKeep(text, 'a line'),
      (text?: string) => addRule(text, { phrase: 'x', class: 'related', scope: '*' }),
      (text?: string) => addIgnoredPair(text, 'a', 'b'),
    ];
    let text: string | undefined;
    for (const step of steps) {
      const edit = step(text);
      assert.ok('text' in edit);
      text = edit.text;
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    }
  });

  it('accepts the example of the manual, and so does the reader', () => {
    const example = /```yaml\n([^]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? '';
    assert.ok(validate(parse(example)), JSON.stringify(validate.errors));
    const { config, problems } = parseConfig(example);
    assert.deepEqual(problems, []);
    assert.deepEqual([config.seeds.size, config.boilerplate.strip.length, config.boilerplate.keep.length, config.duplicates.ignore.length, config.labels.labels.length], [1, 4, 1, 1, 1]);
  });

  const CASES: readonly (readonly [string, boolean])[] = [
    ['', true],
    ['index: { sections: [seeds], columns: [seed, note], maxLines: 50 }', true],
    ['index: { sections: { families: false } }', true],
    ['labels: [claim, { name: quote, colour: "#aa00FF", key: q }]', true],
    ['labels: { claim: { key: c }, quote: null }', true],
    ['boilerplate: { strip: [Read more], keep: [Some line, { quote: Other line }] }', true],
    ['seeds: { a.txt: { status: done } }', false],
    ['index: { maxLines: 3 }', false],
    ['index: { columns: [bogus] }', false],
    ['boilerplate: { strip: [{ phrase: x, pattern: y }] }', false],
    ['boilerplate: { keep: [{ hash: zz }] }', false],
    ['duplicates: { ignore: [{ a: x }] }', false],
    ['labels: [two words]', false],
    ['typo: 1', false],
  ];
  for (const [text, good] of CASES) {
    it(`and the reader agree that this is ${good ? 'right' : 'wrong'}: ${text || 'nothing'}`, () => {
      assert.equal(validate(parse(text)), good, JSON.stringify(validate.errors));
      assert.equal(parseConfig(text).problems.length === 0, good);
    });
  }
});
