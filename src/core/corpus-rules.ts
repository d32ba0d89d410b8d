import { boilerplateRule, type BoilerplateSources } from './boilerplate/rule';
import { duplicatePassage } from './duplicates/rule';
import type { Rule } from './rule';
import { blankLinesRule } from './text-rules/blank-lines';
import { frontMatterRule } from './text-rules/front-matter';
import { repeatedTitleRule } from './text-rules/repeated-title';

/** All rules, in the order of `RULE_IDS`. */
export function makeRules(sources: BoilerplateSources): readonly Rule[] {
  return [duplicatePassage, repeatedTitleRule(), boilerplateRule(sources), blankLinesRule(), frontMatterRule()];
}
