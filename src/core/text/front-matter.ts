import { LineCounter, parseDocument } from 'yaml';
import type { Lines } from './lines';
import type { Span } from './span';
import { isTooDeep } from './yaml-depth';
import { withRemedy } from './yaml-remedy';

/** The YAML block between two `---` lines at the very start of a seed. */
export interface FrontMatter {
  /** From the first dash to the end of the closing line, its line break included. */
  readonly span: Span;
  /** 0-based line behind the closing `---`. */
  readonly endLine: number;
  /** The mapping that the YAML holds; empty when it is broken or no mapping. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What is wrong with the YAML, each with its span in the seed's text. */
  readonly errors: readonly FrontMatterError[];
}

export interface FrontMatterError {
  readonly message: string;
  readonly span: Span;
}

const FENCE = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
/** A block longer than this is text that happens to start with dashes, not front matter. */
const MAX_LINES = 200;

/**
 * Reads the front matter of a seed, or returns undefined when it has none. Never throws: broken YAML comes back as
 * `errors`. An opening `---` that is never closed is not front matter (it may be the article's own rule).
 */
export function readFrontMatter(text: string, lines: Lines): FrontMatter | undefined {
  const lineText = (line: number): string => text.slice(lines.start(line), lines.end(line));
  if (!FENCE.test(lineText(0))) return undefined;
  const last = Math.min(lines.count, MAX_LINES);
  for (let line = 1; line < last; line++) {
    if (CLOSING.test(lineText(line))) return parse(text, lines, line);
  }
  return undefined;
}

function parse(text: string, lines: Lines, closing: number): FrontMatter {
  const offset = lines.start(1);
  const source = text.slice(offset, lines.start(closing));
  const span = { start: 0, end: lines.whole(closing).end };
  const errors: FrontMatterError[] = [];
  let data: Record<string, unknown> = {};
  if (isTooDeep(source)) return { span, endLine: closing + 1, data, errors: [{ message: 'Nested too deep to be read', span: { start: offset, end: lines.start(closing) } }] };
  try {
    const document = parseDocument(source, { lineCounter: new LineCounter(), prettyErrors: false, stringKeys: true });
    for (const error of document.errors) {
      errors.push({ message: withRemedy(error), span: { start: offset + error.pos[0], end: offset + Math.max(error.pos[0] + 1, error.pos[1]) } });
    }
    if (errors.length === 0) {
      const value: unknown = document.toJS({ maxAliasCount: 50 });
      if (isMapping(value)) data = value;
      else if (value !== null) errors.push({ message: 'Front matter should be a mapping (key: value lines)', span: { start: offset, end: lines.start(closing) } });
    }
  } catch (error) {
    errors.push({ message: error instanceof Error ? error.message : String(error), span });
  }
  return { span, endLine: closing + 1, data, errors };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
