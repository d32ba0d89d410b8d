/**
 * The folded words of all seeds in one typed array, one region a version of a seed, with the lines of each region.
 * No text is kept. A region is written once and later only marked dead; `compact` drops the dead ones.
 */
export class WordStore {
  /** Codes of all words (see word-hash), region after region. */
  words: Uint16Array<ArrayBuffer>;
  wordCount = 0;
  /** First word of each line that has words, as an index into `words`. */
  lineWords: Uint32Array<ArrayBuffer>;
  /** 0-based number of that line in its seed. */
  lineNumbers: Uint32Array<ArrayBuffer>;
  /** Hash of that line's folded words. */
  lineHashes: Uint32Array<ArrayBuffer>;
  lineCount = 0;
  /** By region: where its words and lines start; one entry more than there are regions. */
  regionWords: Uint32Array<ArrayBuffer>;
  regionLines: Uint32Array<ArrayBuffer>;
  /** 1 while the region is the newest version of its seed. */
  alive: Uint8Array<ArrayBuffer>;
  regionCount = 0;

  constructor(words = 1 << 12) {
    this.words = new Uint16Array(words);
    this.lineWords = new Uint32Array(256);
    this.lineNumbers = new Uint32Array(256);
    this.lineHashes = new Uint32Array(256);
    this.regionWords = new Uint32Array(64);
    this.regionLines = new Uint32Array(64);
    this.alive = new Uint8Array(64);
  }

  /** Makes room for a text of at most `units` bytes or code units, which cannot hold more than half as many words and lines. */
  reserve(units: number): void {
    const most = (units >> 1) + 2;
    if (this.wordCount + most > this.words.length) this.words = grow16(this.words, this.wordCount + most);
    if (this.lineCount + most > this.lineWords.length) {
      const need = this.lineCount + most;
      this.lineWords = grow32(this.lineWords, need);
      this.lineNumbers = grow32(this.lineNumbers, need);
      this.lineHashes = grow32(this.lineHashes, need);
    }
  }

  /** Cuts the words written behind the last region to at most `most`. */
  closeAt(most: number): void {
    const end = (this.regionWords[this.regionCount] ?? 0) + most;
    if (this.wordCount <= end) return;
    this.wordCount = end;
    while (this.lineCount > 0 && this.lineWords[this.lineCount - 1]! >= end) this.lineCount--;
  }

  /** Closes the region that was written behind the last one and returns its number. */
  addRegion(): number {
    const region = this.regionCount++;
    if (region + 2 > this.regionWords.length) {
      this.regionWords = grow32(this.regionWords, region + 2);
      this.regionLines = grow32(this.regionLines, region + 2);
      const alive = new Uint8Array(this.regionWords.length);
      alive.set(this.alive);
      this.alive = alive;
    }
    this.regionWords[region + 1] = this.wordCount;
    this.regionLines[region + 1] = this.lineCount;
    this.alive[region] = 1;
    return region;
  }

  start(region: number): number {
    return this.regionWords[region] ?? 0;
  }

  end(region: number): number {
    return this.regionWords[region + 1] ?? 0;
  }

  /** Number of words in a region. */
  size(region: number): number {
    return this.end(region) - this.start(region);
  }

  /** The region that holds a word, by binary search. */
  regionAt(word: number): number {
    let low = 0;
    let high = this.regionCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.regionWords[middle] ?? 0) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Index (into the line arrays) of the line that holds a word of a region. */
  lineAt(region: number, word: number): number {
    let low = this.regionLines[region] ?? 0;
    let high = (this.regionLines[region + 1] ?? 0) - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.lineWords[middle] ?? 0) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** True when a word of a region is the first of its line. */
  startsLine(region: number, word: number): boolean {
    return this.lineWords[this.lineAt(region, word)] === word;
  }

  /** Gives back the room beyond what is in use, but for some that edits will need. */
  trim(): void {
    this.words = this.words.slice(0, this.wordCount + slack(this.wordCount));
    const lines = this.lineCount + slack(this.lineCount);
    this.lineWords = this.lineWords.slice(0, lines);
    this.lineNumbers = this.lineNumbers.slice(0, lines);
    this.lineHashes = this.lineHashes.slice(0, lines);
  }

  /** A store of the living regions only, in their order or in `order`, with the new number of each old region (-1 for dead ones). */
  compacted(order?: Iterable<number>): { readonly store: WordStore; readonly moved: Int32Array } {
    const store = new WordStore(1);
    const moved = new Int32Array(this.regionCount).fill(-1);
    for (const region of order ?? moved.keys()) {
      if (this.alive[region] !== 1) continue;
      store.append(this, region);
      moved[region] = store.addRegion();
    }
    return { store, moved };
  }

  /** Copies the words and lines of another store's region behind the last region; `addRegion` closes it. */
  append(from: WordStore, region: number): void {
    const words = from.words.subarray(from.start(region), from.end(region));
    const first = from.regionLines[region] ?? 0;
    const last = from.regionLines[region + 1] ?? 0;
    this.reserve(2 * Math.max(words.length, last - first));
    this.words.set(words, this.wordCount);
    for (let line = first; line < last; line++) {
      this.lineWords[this.lineCount] = (from.lineWords[line] ?? 0) - from.start(region) + this.wordCount;
      this.lineNumbers[this.lineCount] = from.lineNumbers[line] ?? 0;
      this.lineHashes[this.lineCount++] = from.lineHashes[line] ?? 0;
    }
    this.wordCount += words.length;
  }
}

function slack(count: number): number {
  return Math.min(count >> 5, 1 << 20);
}

function capacity(need: number): number {
  return need + (need >> 2);
}

function grow16(array: Uint16Array, need: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(capacity(need));
  larger.set(array);
  return larger;
}

function grow32(array: Uint32Array, need: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity(need));
  larger.set(array);
  return larger;
}
