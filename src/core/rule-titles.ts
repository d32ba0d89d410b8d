import type { RuleId } from './rule-ids';

/** What a rule is called in menus, lists and reports. */
export const RULE_TITLES: Readonly<Record<RuleId, string>> = {
  'duplicate-passage': 'duplicate passages',
  'repeated-title': 'repeated title',
  boilerplate: 'boilerplate',
  'blank-lines': 'runs of blank lines',
  'front-matter': 'broken front matter',
  'name-variant': 'names spelled several ways',
};
