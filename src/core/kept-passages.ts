import { PassageIndex, type RestoredIndex } from './duplicates/passage-index';
import type { Shard } from './duplicates/shard-format';
import type { SeedText } from './text/seed-text';
import { versionStamp } from './text/version-stamp';

/** The passages of all seeds, taken over from an earlier session where the same versions are put again. */
export class KeptPassages {
  #index = new PassageIndex();
  /** Versions of the seeds whose passages came from an earlier session and that were not put since. */
  #adopted = new Map<string, string>();
  readonly #stamps = new Map<string, string>();

  get index(): PassageIndex {
    return this.#index;
  }

  /** Takes over what an earlier session kept, before anything is put. */
  adopt({ index, stamps }: RestoredIndex): void {
    this.#index = index;
    this.#adopted = new Map(stamps);
  }

  /** Ends the taking over: the seeds that were adopted and not put since. */
  takeUnread(): string[] {
    const unread = [...this.#adopted.keys()];
    this.#adopted.clear();
    return unread;
  }

  /** The passages as shards to keep; nothing may be put or removed until the last was taken. */
  save(): Iterable<Shard> {
    return this.#index.save((uri) => this.#stamps.get(uri) ?? this.#adopted.get(uri) ?? '');
  }

  /** The version of a seed that was put last; undefined for one that is edited. */
  versionOf(uri: string): string | undefined {
    return this.#stamps.get(uri);
  }

  /** A file was looked at again: when it is not what was put last, that counts as another version when it is put again. */
  compare(uri: string, seed: SeedText | undefined): void {
    const version = this.#stamps.get(uri);
    if (version !== undefined && version !== (seed && versionStamp(seed.text))) this.#stamps.delete(uri);
  }

  /** Adds a seed or replaces it; `version` names its text, undefined for a keystroke's, which is gone before it could be kept. */
  put(uri: string, seed: SeedText, version: string | undefined): void {
    const adopted = this.#adopted.get(uri);
    this.#adopted.delete(uri);
    if (version === undefined) this.#stamps.delete(uri);
    else this.#stamps.set(uri, version);
    if (version === undefined || version !== adopted) this.#index.put(uri, seed.bodyText, version === undefined);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#adopted.delete(uri);
    this.#stamps.delete(uri);
    this.#index.remove(uri);
  }
}
