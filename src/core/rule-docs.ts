import { duplicatePassage } from './duplicates/rule';
import { nameVariantRule } from './entities/name-variant-rule';
import type { RuleDocs } from './rule';
import type { RuleId } from './rule-ids';
import { blankLinesRule } from './text-rules/blank-lines';
import { frontMatterRule } from './text-rules/front-matter';
import { repeatedTitleRule } from './text-rules/repeated-title';
import { BOILERPLATE_DOCS } from './boilerplate/rule';

/** What the manual and reports say of every rule, in the order of `RULE_IDS`. */
export const RULE_DOCS: readonly { readonly id: RuleId; readonly docs: RuleDocs }[] = [
  { id: 'duplicate-passage', docs: duplicatePassage.docs },
  { id: 'repeated-title', docs: repeatedTitleRule().docs },
  { id: 'boilerplate', docs: BOILERPLATE_DOCS },
  { id: 'blank-lines', docs: blankLinesRule().docs },
  { id: 'front-matter', docs: frontMatterRule().docs },
  { id: 'name-variant', docs: nameVariantRule({ variantsIn: () => [] }).docs },
];
