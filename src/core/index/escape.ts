/**
 * Text of seeds put into Markdown so that it shows as itself in CommonMark with GFM tables and autolinks (GitHub) and in
 * markdown-it (VS Code's preview): no link, no HTML, no emphasis, no new line and no comment can come out of it.
 */

const SPACES = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
/** Left-to-right, right-to-left and Arabic letter marks, zero width spaces, soft hyphens: unseen, and nothing is lost. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]/g;
/** Embeddings, overrides and isolates reorder what stands behind them. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ACTIVE = /[\\`*{}[\]#|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const REFERENCE = /&(?=[#A-Za-z0-9])/g;
/**
 * Where addresses are parted, so that no renderer makes links of them: VS Code's looks for them after escapes are gone, so an
 * escape is not enough.
 */
const IN_ADDRESS = /(?<=\/)(?=\/)|(?<=www)(?=\.)|(?<=[-;:&=+$,"._A-Za-z0-9])(?=@[^\s@])/gi;
const WORD_JOINER = '\u2060';

/** One line of plain text: white space runs as one space, no controls, reordering characters spelled out. */
export function plainLine(text: string, limit = 200): string {
  const line = text
    .slice(0, limit * 8)
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(UNSEEN, '')
    .replace(SPACES, ' ')
    .replace(REORDERING, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase()}]`)
    .trim();
  if (line.length <= limit) return line;
  const points = [...line];
  return points.length <= limit ? line : `${points.slice(0, limit - 1).join('').trimEnd()}…`;
}

/** ASCII that no renderer makes anything of, spaces and the signs below aside. */
const PLAIN = /^[A-Za-z0-9,;.'"()/ -]*$/;
const NOT_QUITE_PLAIN = /^ | $| {2}|\/\/|www\./i;

/** Markdown that shows `text`, on one line, cut behind `limit` characters. Safe in a table cell and in the text of a link. */
export function escapeMarkdown(text: string, limit = 200): string {
  if (text.length <= limit && PLAIN.test(text) && !NOT_QUITE_PLAIN.test(text)) return text;
  return plainLine(text, limit)
    .replace(IN_ADDRESS, WORD_JOINER)
    .replace(ACTIVE, '\\$&')
    .replace(REFERENCE, '\\&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(WORD_JOINER, '&NoBreak;');
}

const ESCAPED = /\\([!-/:-@[-`{-~])|&lt;|&gt;|&NoBreak;/g;

/** The text that `escapeMarkdown` was given (as `plainLine` leaves it). */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(ESCAPED, (whole, char: string | undefined) => char ?? (whole === '&lt;' ? '<' : whole === '&gt;' ? '>' : ''));
}

const UNRESERVED = /^[A-Za-z0-9\-._~/]*$/;
const BARE = /[!'()*]/g;

function encodePart(part: string): string {
  return encodeURIComponent(part.replace(LONE_SURROGATES, '\ufffd')).replace(BARE, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The destination of a link to a file: each part of the path percent-encoded, parentheses and stars too. */
export function linkDestination(path: string): string {
  if (UNRESERVED.test(path)) return path;
  return path.split('/').map(encodePart).join('/');
}

/** The path that a destination made by `linkDestination` names, or undefined when it is not well-formed. */
export function pathOfDestination(destination: string): string | undefined {
  try {
    return decodeURIComponent(destination);
  } catch {
    return undefined;
  }
}

/** A link to a file, shown by its path (or by `label`). `base` leads from the page to the folder that paths count from. */
export function linkToFile(path: string, base: string, label = path): string {
  return `[${escapeMarkdown(label, 300) || '…'}](${base}${linkDestination(path)})`;
}

const WEB = /^https?:\/\/([^/?#\s\\@[\]<>"]+)(?=[/?#]|$)/i;
const MAX_URL = 2000;
const NOT_IN_URL = /[^A-Za-z0-9\-._~:/?#@!$&'+,;=%]/gu;

/**
 * A source: an `http(s)` address becomes a link shown by its host, anything else the text itself. An address that carries a
 * user name, is longer than 2,000 characters or has no plain host is shown and not linked.
 */
export function linkToSource(source: string): string {
  const address = source.trim();
  const authority = WEB.exec(address)?.[1];
  if (authority === undefined || address.length > MAX_URL) return escapeMarkdown(source, 100);
  const url = address
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(NOT_IN_URL, (char) => encodePart(char))
    .replaceAll('&', '&amp;');
  const host = authority.replace(/:\d*$/, '').replace(/^www\./i, '').toLowerCase();
  return `[${escapeMarkdown(host, 100)}](${url})`;
}
