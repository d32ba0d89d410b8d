import { compileUserRules, type UserRules } from '../core/boilerplate/user-rules';
import { DEFAULT_CONFIG, type WinnowConfig } from '../core/config/config';
import { parseConfig } from '../core/config/winnow-yaml';
import type { Corpus } from '../core/corpus';
import { type Curation, EMPTY_CURATION, parseCuration } from '../core/entities/curation';
import { isSameData } from '../core/index/same-data';
import { Lines } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { UserFile, UserFileProblem } from './protocol';

/** One version of a file, read. */
interface Read<T> {
  readonly value: T;
  /** The file as a whole can't be read: the last good version stays in force. */
  readonly broken: boolean;
  readonly problems: readonly UserFileProblem[];
}

/** The entities.yaml and winnow.yaml files of a folder's seeds roots. A broken file leaves its last good version in force. */
export class UserFiles {
  readonly #configs = new Map<string, WinnowConfig>();
  readonly #curations = new Map<string, Curation>();
  /** The texts that are in force, by kind and root. */
  readonly #texts = new Map<string, string>();
  readonly #broken = new Map<string, string>();
  #compiled: UserRules | undefined;

  /** The configuration of a root. */
  configOf(root: string): WinnowConfig {
    return this.#configs.get(root) ?? DEFAULT_CONFIG;
  }

  /**
   * The URI of a file that can't be read as a whole, if there is one. What counts then is an earlier version of it, which
   * nobody else may have seen: nothing should be written that depends on it.
   */
  get broken(): string | undefined {
    return [...this.#broken.values()].sort()[0];
  }

  /** Takes a new version of a file into the corpus; answers what is wrong with it, or with its unsaved draft. */
  put(corpus: Corpus, file: UserFile): readonly UserFileProblem[] {
    const { kind, root, uri, text, draft } = file;
    const key = `${kind} ${root}`;
    const saved = kind === 'entities' ? this.#putEntities(corpus, key, file) : this.#putConfig(corpus, key, file);
    if (text === undefined) this.#texts.delete(key);
    else this.#texts.set(key, text);
    if (saved.broken) this.#broken.set(key, uri);
    else this.#broken.delete(key);
    if (draft === undefined || draft === text) return saved.problems;
    return (kind === 'entities' ? readCuration(draft) : readConfig(draft, this.configOf(root))).problems;
  }

  #putEntities(corpus: Corpus, key: string, { root, text }: UserFile): Read<Curation> {
    const read = text === undefined ? NO_CURATION : readCuration(text);
    if (this.#texts.get(key) === text) return read;
    if (text === undefined) this.#curations.delete(root);
    else if (!read.broken) this.#curations.set(root, read.value);
    else return read;
    corpus.setCuration(joined([...this.#curations].sort(byRoot).map(([, curation]) => curation)));
    return read;
  }

  #putConfig(corpus: Corpus, key: string, { root, text }: UserFile): Read<WinnowConfig> {
    const read = text === undefined ? { value: DEFAULT_CONFIG, broken: false, problems: [] } : readConfig(text, this.configOf(root));
    if (this.#texts.get(key) === text) return read;
    const before = this.#joinedConfig();
    if (text === undefined) this.#configs.delete(root);
    else this.#configs.set(root, read.value);
    const now = this.#joinedConfig();
    if (!this.#compiled || !isSameData(before.boilerplate, now.boilerplate)) corpus.setUserRules((this.#compiled = compileUserRules(now.boilerplate)));
    if (!isSameData(before.ignore, now.ignore)) corpus.setIgnoredPairs(now.ignore);
    return read;
  }

  #joinedConfig(): { readonly boilerplate: WinnowConfig['boilerplate']; readonly ignore: WinnowConfig['duplicates']['ignore'] } {
    const configs = [...this.#configs].sort(byRoot).map(([, config]) => config);
    return {
      boilerplate: { strip: configs.flatMap(({ boilerplate }) => boilerplate.strip), keep: configs.flatMap(({ boilerplate }) => boilerplate.keep) },
      ignore: configs.flatMap(({ duplicates }) => duplicates.ignore),
    };
  }
}

const NO_CURATION: Read<Curation> = { value: EMPTY_CURATION, broken: false, problems: [] };

function readCuration(text: string): Read<Curation> {
  const { curation, problems, broken } = parseCuration(text);
  const lines = new Lines(text);
  return { value: curation, broken, problems: problems.map(({ message, span }) => problem(lines, message, span)) };
}

function readConfig(text: string, before: WinnowConfig): Read<WinnowConfig> {
  const { config, problems, broken } = parseConfig(text, before);
  const lines = new Lines(text);
  const { errors } = compileUserRules(config.boilerplate);
  return {
    value: config,
    broken,
    problems: [
      ...problems.map(({ message, span }) => problem(lines, message, span)),
      ...errors.map(({ line, message }) => problem(lines, message, { start: lines.start(line), end: lines.end(line) })),
    ],
  };
}

/** How the file is called in a message: its name with the folder above it. */
export function userFileName(uri: string): string {
  return decodeURIComponent(uri.split('/').slice(-2).join('/'));
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
