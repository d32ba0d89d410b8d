import type { Rule } from '../rule';

/** The rule that finds YAML front matter which can't be read. The article below it is checked all the same. */
export function frontMatterRule(): Rule {
  return {
    id: 'front-matter',
    docs: {
      title: 'Front matter',
      description: 'The YAML between the `---` lines at the start of the seed is broken, so its title, date and source are not known.',
      severity: 'error',
    },
    check: (seed) =>
      (seed.frontMatter?.errors ?? []).map(({ message, span }) => ({
        rule: 'front-matter',
        span,
        message: `Front matter: ${message}`,
        reason: 'What stands between the two --- lines should be YAML, one "key: value" a line. Correct the line, or put a text before the first ---.',
        related: [],
        fixes: [],
      })),
  };
}
