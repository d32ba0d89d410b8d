import type { Words } from '../text/words';
import { findWords } from '../text/words';
import { isLower } from './code-points';
import { ABBREVIATION_CODES, BREAK, hashIntoLine, hashWord, wordCode } from './word-hash';
import type { WordStore } from './word-store';

/**
 * Writes the words of a text behind the last region of a store: what `scanBytes` does for the UTF-8 form of the same
 * text. Returns the words with their offsets. The caller closes the region.
 */
export function scanText(text: string, store: WordStore, words: Words = findWords(text)): Words {
  store.reserve(2 * words.count + 2);
  let line = 0;
  let hash = 0;
  let from = 0;
  let opened = -1;
  for (let i = 0; i < words.count; i++) {
    const start = words.starts[i] ?? 0;
    const end = words.ends[i] ?? 0;
    const gap = readGap(text, from, start);
    from = end;
    line += gap.lines;
    if (opened !== line) {
      if (opened >= 0) store.lineHashes[store.lineCount++] = hash;
      store.lineWords[store.lineCount] = store.wordCount;
      store.lineNumbers[store.lineCount] = line;
      opened = line;
      hash = 0;
    }
    if (i > 0 && (gap.lines > 0 || (gap.ended && !isLower(text.codePointAt(start) ?? 0)))) markBreak(store, gap);
    const finished = hashWord(text, start, end);
    hash = hashIntoLine(hash, finished);
    store.words[store.wordCount++] = wordCode(finished);
  }
  if (opened >= 0) {
    store.lineHashes[store.lineCount++] = hash;
    store.words[store.wordCount - 1]! |= BREAK;
  }
  return words;
}

interface Gap {
  /** Line breaks between two words. */
  readonly lines: number;
  /** A sentence terminator with white space behind it stands between them. */
  readonly ended: boolean;
  /** That terminator is a full stop only, which an abbreviation may own. */
  readonly stop: boolean;
}

function markBreak(store: WordStore, gap: Gap): void {
  const code = store.words[store.wordCount - 1] ?? 0;
  if (gap.lines === 0 && gap.stop && ABBREVIATION_CODES[code] === 1) return;
  store.words[store.wordCount - 1] = code | BREAK;
}

function readGap(text: string, from: number, to: number): Gap {
  let lines = 0;
  let terminator = 0;
  let ended = false;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 || (c === 10 && !(i > 0 && text.charCodeAt(i - 1) === 13))) lines++;
    else if (c === 33 || c === 63 || c === 0x2026) terminator = 2;
    else if (c === 46) terminator = Math.max(terminator, 1);
    if ((c === 32 || c === 9 || c === 0xa0) && terminator > 0) ended = true;
  }
  return { lines, ended, stop: terminator === 1 };
}
