/** Text as a person reads it: no-break spaces (the editor draws all spaces so) and runs of white space are one space. */
export function readable(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** The same, line by line, without the blank ones. */
export function readableLines(text: string): string {
  return text.split('\n').map(readable).filter(Boolean).join('\n');
}

/** A pattern for exactly this text. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${escaped(text)}\\s*$`);
}

/** `text` as a pattern, literally. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
