import { withLineFeeds } from './plain-text';

/** The 64-bit prime of FNV is 2^40 + 0x1b3. */
const PRIME_LOW = 0x1b3;
const LIMB = 0x10000;

/** FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923), in four limbs of 16 bits, because a bigint for every byte is slow. */
class Fnv64 {
  #a = 0x2325;
  #b = 0x8422;
  #c = 0x9ce4;
  #d = 0xcbf2;

  add(byte: number): void {
    const a = this.#a ^ byte;
    const b = this.#b;
    let sum = a * PRIME_LOW;
    this.#a = sum % LIMB;
    sum = Math.floor(sum / LIMB) + b * PRIME_LOW;
    this.#b = sum % LIMB;
    sum = Math.floor(sum / LIMB) + this.#c * PRIME_LOW + a * 256;
    this.#c = sum % LIMB;
    this.#d = (Math.floor(sum / LIMB) + this.#d * PRIME_LOW + b * 256) % LIMB;
  }

  hex(): string {
    return [this.#d, this.#c, this.#b, this.#a].map((limb) => limb.toString(16).padStart(4, '0')).join('');
  }
}

/** FNV-1a of the UTF-8 bytes of `text`, 16 hexadecimal digits. A lone surrogate counts as its three bytes. */
export function fnv1a64(text: string): string {
  const hash = new Fnv64();
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code < 0x80) hash.add(code);
    else if (code < 0x800) {
      hash.add(0xc0 | (code >> 6));
      hash.add(0x80 | (code & 63));
    } else {
      if (code > 0xffff) {
        i++;
        hash.add(0xf0 | (code >> 18));
        hash.add(0x80 | ((code >> 12) & 63));
      } else hash.add(0xe0 | (code >> 12));
      hash.add(0x80 | ((code >> 6) & 63));
      hash.add(0x80 | (code & 63));
    }
  }
  return hash.hex();
}

/** The hash by which a sidecar knows its text: the same for every way of breaking lines. */
export function textHash(text: string): string {
  return fnv1a64(withLineFeeds(text));
}
