import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SCHEME, labelRule, validateScheme } from '../../../src/core/annotations/scheme';

describe('label scheme', () => {
  it('is the default one when a project names none', () => {
    assert.deepEqual(validateScheme(undefined), { scheme: DEFAULT_SCHEME, problems: [] });
    assert.deepEqual(
      DEFAULT_SCHEME.labels.map((rule) => rule.name),
      ['person', 'place', 'organisation', 'event', 'date', 'claim', 'quote', 'boilerplate'],
    );
    assert.equal(new Set(DEFAULT_SCHEME.labels.map((rule) => rule.key)).size, 8);
  });

  it('reads names, mappings and attributes', () => {
    const { scheme, problems } = validateScheme({
      labels: [
        'witness',
        { name: 'promise', colour: '#A0B0C0', key: 'r', description: 'What a politician says they will do', attributes: { kept: ['yes', 'no'], broken: true, note: null }, relations: ['speaker'] },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(labelRule(scheme, 'promise'), {
      name: 'promise',
      colour: '#a0b0c0',
      key: 'r',
      description: 'What a politician says they will do',
      attributes: [
        { name: 'kept', kind: 'choice', values: ['yes', 'no'] },
        { name: 'broken', kind: 'flag', values: [] },
        { name: 'note', kind: 'text', values: [] },
      ],
      relations: [{ name: 'speaker', to: [] }],
    });
    assert.match(labelRule(scheme, 'witness')?.colour ?? '', /^#[0-9a-f]{6}$/);
  });

  it('takes a mapping from name to the rest', () => {
    const { scheme } = validateScheme({ place: { key: 'l' }, date: null });
    assert.deepEqual(scheme.labels.map((rule) => [rule.name, rule.key]), [['place', 'l'], ['date', '']]);
  });

  it('tells what it leaves out and where', () => {
    const { scheme, problems } = validateScheme(['two words', { name: 'a', key: 'x' }, { name: 'b', key: 'x', colour: 'red' }, 'a']);
    assert.deepEqual(scheme.labels.map((rule) => [rule.name, rule.key]), [['a', 'x'], ['b', '']]);
    assert.deepEqual(problems.map((problem) => problem.path.join('/')), ['labels/0', 'labels/2/colour', 'labels/2/key', 'labels/3']);
  });

  it('never throws and always gives a label', () => {
    fc.assert(fc.property(fc.anything(), (data) => validateScheme(data).scheme.labels.length > 0));
  });
});
