import { duplicatePassage } from './duplicates/rule';
import { nameVariantRule } from './entities/name-variant-rule';
import type { RuleDocs } from './rule';
import type { RuleId } from './rule-ids';
import { blankLinesRule } from './text-rules/blank-lines';
import { frontMatterRule } from './text-rules/front-matter';
import { repeatedTitleRule } from './text-rules/repeated-title';
import type { Pack } from './boilerplate/pack';
import { boilerplateRule } from './boilerplate/rule';

const EMPTY_PACK: Pack = { lines: new Map(), starts: new Map(), patterns: [] };

/** What the manual and reports say of every rule, in the order of `RULE_IDS`. */
export const RULE_DOCS: readonly { readonly id: RuleId; readonly docs: RuleDocs }[] = [
  { id: 'duplicate-passage', docs: duplicatePassage.docs },
  { id: 'repeated-title', docs: repeatedTitleRule().docs },
  { id: 'boilerplate', docs: boilerplateRule({ pack: EMPTY_PACK }).docs },
  { id: 'blank-lines', docs: blankLinesRule().docs },
  { id: 'front-matter', docs: frontMatterRule().docs },
  { id: 'name-variant', docs: nameVariantRule({ variantsIn: () => [] }).docs },
];
