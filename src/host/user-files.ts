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
  /** What unsaved entities.yaml files say, by root. */
  readonly #drafts = new Map<string, Curation>();
  #saved = EMPTY_CURATION;
  #live = EMPTY_CURATION;
  /** The texts of entities.yaml files as they were read last. */
  readonly #read = new Map<string, { readonly text: string; readonly read: Read<Curation> }>();
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

  /** Lets unsaved entities.yaml files count, as for the seeds that are open. */
  useDrafts(corpus: Corpus): void {
    corpus.setCuration(this.#live);
  }

  /** Lets the saved entities.yaml files count, as for the index. */
  useSaved(corpus: Corpus): void {
    corpus.setCuration(this.#saved);
  }

  /** Takes a new version of a file into the corpus, drafts too; answers what is wrong with it, or with its unsaved draft. */
  put(corpus: Corpus, file: UserFile): readonly UserFileProblem[] {
    const { kind, root, uri, text, draft } = file;
    const key = `${kind} ${root}`;
    const saved = kind === 'entities' ? this.#putEntities(key, file) : this.#putConfig(corpus, key, file);
    if (text === undefined) this.#texts.delete(key);
    else this.#texts.set(key, text);
    if (saved.broken) this.#broken.set(key, uri);
    else this.#broken.delete(key);
    const unsaved = draft === undefined || draft === text ? undefined : draft;
    if (kind === 'config') return unsaved === undefined ? saved.problems : readConfig(unsaved, this.configOf(root)).problems;
    const drafted = this.#putDraft(key, root, unsaved);
    this.#saved = joined([...this.#curations].sort(byRoot), this.#saved);
    this.#live = this.#drafts.size === 0 ? this.#saved : joined([...new Map([...this.#curations, ...this.#drafts])].sort(byRoot), this.#live);
    this.useDrafts(corpus);
    return (drafted ?? saved).problems;
  }

  #putEntities(key: string, { root, text }: UserFile): Read<Curation> {
    const read = text === undefined ? NO_CURATION : this.#readCuration(key, text);
    if (text === undefined) this.#curations.delete(root);
    else if (!read.broken) this.#curations.set(root, read.value);
    return read;
  }

  /** A broken draft leaves its last good version in force, or what is saved. */
  #putDraft(key: string, root: string, text: string | undefined): Read<Curation> | undefined {
    const read = text === undefined ? undefined : this.#readCuration(`draft ${key}`, text);
    if (!read) this.#drafts.delete(root);
    else if (!read.broken) this.#drafts.set(root, read.value);
    return read;
  }

  #readCuration(key: string, text: string): Read<Curation> {
    const known = this.#read.get(key);
    if (known?.text === text) return known.read;
    const read = readCuration(text);
    this.#read.set(key, { text, read });
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

/** All files as one; `before` where it says the same, so that nobody takes it for a new version. */
function joined(byRoots: readonly (readonly [string, Curation])[], before: Curation): Curation {
  const entities = byRoots.flatMap(([, curation]) => curation.entities);
  const ignore = byRoots.flatMap(([, curation]) => curation.ignore);
  const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((item, i) => item === b[i]);
  return same(entities, before.entities) && same(ignore, before.ignore) ? before : { entities, ignore };
}

function byRoot([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problem(lines: Lines, message: string, span: Span): UserFileProblem {
  const { start, end } = lines.range(span);
  return { message, startLine: start.line, startCharacter: start.character, endLine: end.line, endCharacter: end.character };
}
