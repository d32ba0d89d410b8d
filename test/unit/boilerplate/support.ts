import { DEFAULT_OPTIONS, type CorpusView, type Finding, type Rule, type RuleOptions } from '../../../src/core/rule';
import { SeedText } from '../../../src/core/text/seed-text';
import { mergeSpans } from '../../../src/core/text/span';

/** A corpus of one seed. */
export const ALONE: CorpusView = { copies: () => [], lineSpread: () => ({ seeds: 1, of: 1 }) };

export function check(rule: Rule, text: string, options: Partial<RuleOptions> = {}, corpus: CorpusView = ALONE, uri = 'file:///news/seeds/one.txt'): Finding[] {
  return rule.check(new SeedText(text), { uri, corpus, options: { ...DEFAULT_OPTIONS, ...options } });
}

/** The text without what the fixes remove; `pick` chooses each finding's fix. Fixes of two rules may name one blank line both. */
export function applied(text: string, findings: readonly Finding[], pick: (finding: Finding) => number = () => 0): string {
  let result = '';
  let from = 0;
  for (const span of mergeSpans(findings.flatMap((finding) => (finding.fixes[pick(finding)]?.edits ?? []).map((edit) => edit.span)))) {
    result += text.slice(from, span.start);
    from = span.end;
  }
  return result + text.slice(from);
}

/** The text after every safe fix. */
export function cleaned(rules: readonly Rule[], text: string): string {
  const findings = rules.flatMap((rule) => check(rule, text));
  return applied(text, findings, (finding) => finding.fixes.findIndex((fix) => fix.safe));
}

/** An article of our own with nothing but prose. */
export const ARTICLE = [
  'Harbour bridge closes for repairs',
  'The old harbour bridge in Velmar will close on Monday for the first time in thirty years, the city council said.',
  'Engineers found cracks in two of the supports during an inspection in March. “We could not wait for another winter,” said Ada Lindqvist, who leads the works.',
  'A longer way round',
  'Drivers will have to use the ring road until the autumn, which adds about twenty minutes to the trip into town.',
  'Shops on the quay fear for their summer trade. The council has promised them a ferry every half hour.',
];
