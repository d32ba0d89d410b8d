/** The ids of all rules, in the order in which lists show them. Public: settings, SARIF and `source.fixAll.winnow.<id>` carry them. */
export const RULE_IDS = ['duplicate-passage', 'repeated-title', 'boilerplate', 'blank-lines', 'front-matter', 'name-variant'] as const;

/** One of the rules. */
export type RuleId = (typeof RULE_IDS)[number];

/** The rules whose safe fixes *Clean This Seed* and `winnow fix` apply. */
export const CLEANING_RULES: readonly RuleId[] = ['duplicate-passage', 'repeated-title', 'boilerplate', 'blank-lines'];
