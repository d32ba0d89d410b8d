import assert from 'node:assert/strict';
import { parseCuration } from '../../../src/core/entities/curation';
import { nameVariantRule } from '../../../src/core/entities/name-variant-rule';
import { DEFAULT_OPTIONS, type Finding, type RuleContext } from '../../../src/core/rule';
import { indexOf, marked } from './support';

const CONTEXT: RuleContext = { uri: 'a.txt', options: DEFAULT_OPTIONS, corpus: { copies: () => [], lineSpread: () => ({ seeds: 0, of: 0 }) } };

function check(source: string, curation = ''): { readonly text: string; readonly findings: Finding[] } {
  const index = indexOf({ 'a.txt': source });
  index.setCuration(parseCuration(curation).curation);
  const { seed } = marked(source);
  return { text: seed.text, findings: nameVariantRule(index).check(seed, CONTEXT) };
}

function apply(text: string, finding: Finding | undefined, fix: number): string {
  return [...(finding?.fixes[fix]?.edits ?? [])].reverse().reduce((result, { span, text: by }) => result.slice(0, span.start) + by + result.slice(span.end), text);
}

describe('name-variant', () => {
  const SEED = '[p:Andriy Kovalskyy] spoke.\n[p:Kovalskiy] left; [p:Kovalskiy] slept. “I like [p:Kovalskyj],” one said.';

  it('unifies to the most frequent spelling, word by word, outside quotations', () => {
    const { text, findings } = check(SEED);
    assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), ['Andriy Kovalskyy']);
    assert.ok(apply(text, findings[0], 0).startsWith('Andriy Kovalskiy spoke.'));
    assert.ok(apply(text, findings[0], 0).includes('“I like Kovalskyj,”'));
    assert.ok(findings.every(({ fixes }) => fixes.every(({ safe }) => !safe)));
  });

  it('prefers the spelling of entities.yaml and can change all at once', () => {
    const { text, findings } = check(SEED, 'entities:\n  - name: Andriy Kovalskyy\n    type: person\n');
    assert.equal(findings.length, 2);
    assert.ok(apply(text, findings[0], 1).includes('Kovalskyy left; Kovalskyy slept.'));
  });

  it('takes short forms, titles, acronyms and datelines for no variants', () => {
    assert.deepEqual(check('[p:Maren Holt] met [p:Holt] and [p:Ms Holt].\n[l:OSLO] — The [l:United States], the [l:US] and [l:Oslo].\n[o:Harbour Workers Union], or [o:HWU].').findings, []);
  });

  it('sees letter case in acronyms and romanisations of places', () => {
    const { findings } = check('The [o:NATO] talks; [o:NATO] and [o:Nato]. From [l:Kyiv], [l:Kyiv] and [l:Kiev].');
    assert.deepEqual(findings.map(({ message }) => message), ['“Nato” is spelled “NATO” elsewhere', '“Kiev” is spelled “Kyiv” elsewhere']);
  });
});
