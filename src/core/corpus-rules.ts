import { boilerplateRule, type BoilerplateSources } from './boilerplate/rule';
import type { UserRules } from './boilerplate/user-rules';
import type { CorpusOptions } from './corpus-types';
import { duplicatePassage } from './duplicates/rule';
import type { CorpusView, Finding, Rule } from './rule';
import { blankLinesRule } from './text-rules/blank-lines';
import { frontMatterRule } from './text-rules/front-matter';
import { repeatedTitleRule } from './text-rules/repeated-title';
import type { SeedText } from './text/seed-text';

/** The rules of a corpus, with its settings and what the user says of boilerplate. */
export class CorpusRules {
  readonly #sources: BoilerplateSources;
  #rules: readonly Rule[];
  options: CorpusOptions;

  constructor(sources: BoilerplateSources, options: CorpusOptions) {
    this.#sources = sources;
    this.options = options;
    this.#rules = makeRules(sources);
  }

  setUser(user: UserRules | undefined): void {
    this.#rules = makeRules({ ...this.#sources, user });
  }

  /** The findings of all rules that are on, in no order. */
  check(uri: string, seed: SeedText, corpus: CorpusView): Finding[] {
    return withoutDoubles(this.#rules.flatMap((rule) => this.checkOne(rule, uri, seed, corpus)));
  }

  /** Those of one rule; none when it is off. */
  checkOne(rule: Rule, uri: string, seed: SeedText, corpus: CorpusView): Finding[] {
    return this.options.off.includes(rule.id) ? [] : rule.check(seed, { uri, corpus, options: this.options });
  }
}

/** All rules, in the order of `RULE_IDS`. */
function makeRules(sources: BoilerplateSources): readonly Rule[] {
  return [duplicatePassage, repeatedTitleRule(), boilerplateRule(sources), blankLinesRule(), frontMatterRule()];
}

/** A repeated title is one finding, not also a copied passage. */
function withoutDoubles(findings: readonly Finding[]): Finding[] {
  const titles = findings.filter(({ rule }) => rule === 'repeated-title').map(({ span }) => span);
  const isTitle = ({ rule, span }: Finding): boolean => rule === 'duplicate-passage' && titles.some(({ start, end }) => start <= span.start && span.end <= end);
  return findings.filter((finding) => !isTitle(finding));
}
