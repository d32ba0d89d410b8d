/** Kinds of comment line that carry what brat has no line for. */
export const RECORD = {
  id: 'WinnowId',
  author: 'WinnowAuthor',
  resolved: 'WinnowResolved',
  verdict: 'WinnowVerdict',
  attribute: 'WinnowAttribute',
} as const;

/** A comment's text on one line. */
export function escapeNote(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** The text of a comment; a backslash that starts none of our escapes stays. */
export function unescapeNote(text: string): string {
  return text.replace(/\\([nrt\\])/g, (whole, sign: string) => ESCAPES[sign] ?? whole);
}
