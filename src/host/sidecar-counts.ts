import { ChangeLog } from '../core/change-log';
import { isOrphan } from '../core/annotations/annotation';
import { decodeSeed } from './decode';
import { readAnchored } from './sidecar-requests';

interface Counted {
  readonly bytes: Uint8Array | undefined;
  /** The seed's text that `count` is for. */
  text?: string;
  count: number;
}

const NONE = new Map<string, Counted>();

const SIDECAR = /\/\.annotations\/(.+)\.[^./]+\.yaml$/;

/** How many annotations each seed has, from its sidecars: read only when somebody asks, again only after a change. */
export class SidecarCounts {
  readonly #read: (uri: string) => Uint8Array | undefined;
  /** Seed → its sidecars. */
  readonly #seeds = new Map<string, Map<string, Counted>>();
  readonly #changes = new ChangeLog();

  constructor(read: (uri: string) => Uint8Array | undefined) {
    this.#read = read;
  }

  /** The seeds whose sidecars came, changed or went, in the order of that. */
  get changes(): Pick<ChangeLog, 'revision' | 'since'> {
    return this.#changes;
  }

  /** A sidecar came or changed. */
  put(uri: string, bytes?: Uint8Array): void {
    const seed = seedOf(uri);
    if (seed === undefined) return;
    const sidecars = this.#seeds.get(seed) ?? new Map<string, Counted>();
    sidecars.set(uri, { bytes, count: 0 });
    this.#seeds.set(seed, sidecars);
    this.#changes.touch(seed);
  }

  /** A sidecar, or a folder of them, is gone. */
  remove(uri: string): void {
    const seed = seedOf(uri);
    const isGone = (one: string): boolean => one === uri || one.startsWith(`${uri}/`);
    for (const [name, sidecars] of seed === undefined ? this.#seeds : [[seed, this.#seeds.get(seed) ?? NONE] as const]) {
      const gone = [...sidecars.keys()].filter(isGone);
      for (const one of gone) sidecars.delete(one);
      if (gone.length > 0) this.#changes.touch(name);
    }
  }

  /** The annotations of a seed that are neither rejected nor orphaned in the text that `textOf` answers, of all annotators. */
  count(seed: string, textOf: (seed: string) => string | undefined): number {
    const sidecars = this.#seeds.get(seed);
    if (!sidecars || sidecars.size === 0) return 0;
    const text = textOf(seed);
    if (text === undefined) return 0;
    let sum = 0;
    for (const [uri, sidecar] of sidecars) {
      if (sidecar.text !== text) {
        sidecar.text = text;
        sidecar.count = this.#countIn(sidecar.bytes ?? this.#read(uri), text);
      }
      sum += sidecar.count;
    }
    return sum;
  }

  #countIn(bytes: Uint8Array | undefined, text: string): number {
    const file = bytes && decodeSeed(bytes);
    if (!file || !('text' in file)) return 0;
    return readAnchored({ source: file.text, text }).annotations.filter((one) => one.verdict !== 'rejected' && !isOrphan(one)).length;
  }
}

function seedOf(sidecar: string): string | undefined {
  return SIDECAR.test(sidecar) ? sidecar.replace(SIDECAR, '/$1') : undefined;
}
