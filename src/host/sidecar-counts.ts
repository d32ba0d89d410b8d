import { isOrphan } from '../core/annotations/annotation';
import { decodeSeed } from './decode';
import { readAnchored } from './sidecar-requests';

interface Counted {
  readonly bytes: Uint8Array | undefined;
  /** The seed's text that `count` is for. */
  text?: string;
  count: number;
}

const SIDECAR = /\/\.annotations\/(.+)\.[^./]+\.yaml$/;

/** How many annotations each seed has, from its sidecars: read only when somebody asks, again only after a change. */
export class SidecarCounts {
  readonly #read: (uri: string) => Uint8Array | undefined;
  /** Seed → its sidecars. */
  readonly #seeds = new Map<string, Map<string, Counted>>();

  constructor(read: (uri: string) => Uint8Array | undefined) {
    this.#read = read;
  }

  /** A sidecar came or changed. */
  put(uri: string, bytes?: Uint8Array): void {
    const seed = seedOf(uri);
    if (seed === undefined) return;
    const sidecars = this.#seeds.get(seed) ?? new Map<string, Counted>();
    sidecars.set(uri, { bytes, count: 0 });
    this.#seeds.set(seed, sidecars);
  }

  /** A sidecar, or a folder of them, is gone. */
  remove(uri: string): void {
    const seed = seedOf(uri);
    if (seed !== undefined) this.#seeds.get(seed)?.delete(uri);
    else for (const sidecars of this.#seeds.values()) for (const one of sidecars.keys()) if (one.startsWith(`${uri}/`)) sidecars.delete(one);
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
