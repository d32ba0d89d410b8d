import { PassageIndex, type RestoredIndex } from './duplicates/passage-index';
import type { Shard } from './duplicates/shard-format';
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

  /** Adds the text of a seed or replaces it; `edited`: by a keystroke. */
  put(uri: string, text: string, edited: boolean): void {
    const adopted = this.#adopted.get(uri);
    this.#adopted.delete(uri);
    // A keystroke's version is gone before it could be kept.
    if (edited) this.#stamps.delete(uri);
    else {
      const stamp = versionStamp(text);
      this.#stamps.set(uri, stamp);
      if (stamp === adopted) return;
    }
    this.#index.put(uri, text, edited);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#adopted.delete(uri);
    this.#stamps.delete(uri);
    this.#index.remove(uri);
  }
}
