import { compileUserRules } from '../core/boilerplate/user-rules';
import { DEFAULT_CONFIG, type WinnowConfig } from '../core/config/config';
import { parseConfig } from '../core/config/winnow-yaml';
import type { Corpus } from '../core/corpus';
import { type Curation, EMPTY_CURATION, parseCuration } from '../core/entities/curation';
import { Lines } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { UserFile, UserFileProblem } from './protocol';

/** The entities.yaml and winnow.yaml files of a folder's seeds roots. A broken file leaves its last good version in force. */
export class UserFiles {
  readonly #configs = new Map<string, WinnowConfig>();
  readonly #curations = new Map<string, Curation>();

  /** The configuration of a root. */
  configOf(root: string): WinnowConfig {
    return this.#configs.get(root) ?? DEFAULT_CONFIG;
  }

  /** Takes a new version of a file into the corpus; answers what is wrong with it. */
  put(corpus: Corpus, file: UserFile): readonly UserFileProblem[] {
    return file.kind === 'entities' ? this.#putEntities(corpus, file) : this.#putConfig(corpus, file);
  }

  #putEntities(corpus: Corpus, { root, text }: UserFile): readonly UserFileProblem[] {
    const result = text === undefined ? undefined : parseCuration(text);
    if (!result) {
      if (!this.#curations.delete(root)) return [];
    } else if (!result.broken) this.#curations.set(root, result.curation);
    corpus.setCuration(joined([...this.#curations].sort(byRoot).map(([, curation]) => curation)));
    const lines = new Lines(text ?? '');
    return (result?.problems ?? []).map(({ message, span }) => problem(lines, message, span));
  }

  #putConfig(corpus: Corpus, { root, text }: UserFile): readonly UserFileProblem[] {
    const problems: UserFileProblem[] = [];
    if (text === undefined) {
      if (!this.#configs.delete(root)) return [];
    } else {
      const result = parseConfig(text, this.configOf(root));
      const lines = new Lines(text);
      problems.push(...result.problems.map(({ message, span }) => problem(lines, message, span)));
      this.#configs.set(root, result.config);
    }
    const configs = [...this.#configs].sort(byRoot).map(([, config]) => config);
    const rules = compileUserRules({
      strip: configs.flatMap(({ boilerplate }) => boilerplate.strip),
      keep: configs.flatMap(({ boilerplate }) => boilerplate.keep),
    });
    corpus.setUserRules(rules);
    corpus.setIgnoredPairs(configs.flatMap(({ duplicates }) => duplicates.ignore));
    const lines = new Lines(text ?? '');
    for (const { line, message } of rules.errors) problems.push(problem(lines, message, { start: lines.start(line), end: lines.end(line) }));
    return problems;
  }
}

function joined(curations: readonly Curation[]): Curation {
  if (curations.length === 0) return EMPTY_CURATION;
  return { entities: curations.flatMap(({ entities }) => entities), ignore: curations.flatMap(({ ignore }) => ignore) };
}

function byRoot([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problem(lines: Lines, message: string, span: Span): UserFileProblem {
  const { start, end } = lines.range(span);
  return { message, startLine: start.line, startCharacter: start.character, endLine: end.line, endCharacter: end.character };
}
