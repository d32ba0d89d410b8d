import type { Corpus } from '../core/corpus';
import { RootIndex } from '../core/corpus-index';
import type { IndexPages, Params } from './protocol';
import type { SidecarCounts } from './sidecar-counts';
import { userFileName, type UserFiles } from './user-files';

/** The answer when nothing was made. */
export const NO_PAGES: IndexPages = { state: -1, whole: false, pages: [], unchanged: [], removed: [] };

interface Parts {
  readonly users: UserFiles;
  readonly sidecars: SidecarCounts;
  /** A seed's text as it is saved. */
  readonly saved: (uri: string) => string | undefined;
}

/** The indexes of a workspace folder's seeds roots, each kept from call to call so that a change costs what it touches. */
export class RootIndexes {
  readonly #folder: string;
  readonly #parts: Parts;
  readonly #indexes = new Map<string, RootIndex>();

  constructor(folder: string, parts: Parts) {
    this.#folder = folder;
    this.#parts = parts;
  }

  /**
   * The pages of a root's index that differ from those of the state `since`, all of them when that state is not known any
   * more. The rows of `corpus` are up to date. While a user file can't be read nothing is made, and `held` says so.
   */
  pages(corpus: Corpus, { root, maxLines, since, suspect = [] }: Omit<Params<'index'>, 'folder'>): IndexPages {
    const index = this.#indexes.get(root) ?? new RootIndex();
    this.#indexes.set(root, index);
    const { users, sidecars, saved } = this.#parts;
    if (users.broken !== undefined) return { ...NO_PAGES, held: `${userFileName(users.broken)} can't be read; the index is left alone until it is mended` };
    const config = users.configOf(root);
    const annotations = { revision: sidecars.changes.revision, since: (revision: number) => sidecars.changes.since(revision), count: (uri: string) => sidecars.count(uri, saved) };
    index.update(corpus, { folder: this.#folder, root, maxLines, config, ...(config.index.columns.includes('annotations') ? { annotations } : {}) });
    const { state } = index;
    const changes = since === undefined ? undefined : index.changesSince(since);
    if (!changes) return { ...NO_PAGES, state, whole: true, pages: [...index.pages()] };
    const others = suspect.filter((path) => !changes.write.has(path)).map((path) => [path, index.page(path)] as const);
    return {
      state,
      whole: false,
      pages: [...changes.write],
      unchanged: others.flatMap(([path, block]) => (block === undefined ? [] : [[path, block] as const])),
      removed: [...changes.remove, ...others.flatMap(([path, block]) => (block === undefined ? [path] : []))],
    };
  }

  /** One page as it was made last. */
  page(root: string, path: string): string | undefined {
    return this.#indexes.get(root)?.page(path);
  }
}
