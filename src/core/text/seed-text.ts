import { type FrontMatter, readFrontMatter } from './front-matter';
import { Lines } from './lines';
import type { Span } from './span';

/** One paragraph: a non-blank line outside the front matter. The span leaves out the white space around it. */
export interface Block extends Span {
  /** 0-based line. */
  readonly line: number;
}

/** What a seed is called and where that stands. */
export interface Title {
  readonly text: string;
  /** Where it stands in the text: the whole trimmed line, or the front matter when that names it. */
  readonly span: Span;
  /** `heading`: a first line of its own; `lede`: the seed starts with a sentence; `front-matter`: its `title` key. */
  readonly source: 'heading' | 'lede' | 'front-matter';
}

/** A heading longer than this, in UTF-16 units, is the article's first paragraph. */
const LONGEST_HEADING = 200;
const SENTENCE_END = /[.!?…][”"’')\]]*\s*$/u;
const SENTENCE_BREAK = /\p{Ll}[.!?]["”’]?\s+\p{Lu}/u;

/**
 * A seed's text and its parts, each found when first asked for and then kept. The text is what an editor shows:
 * without a byte order mark. Offsets are UTF-16, lines 0-based.
 */
export class SeedText {
  #lines: Lines | undefined;
  #blocks: readonly Block[] | undefined;
  #frontMatter: FrontMatter | undefined | null = null;

  constructor(readonly text: string) {}

  get lines(): Lines {
    return (this.#lines ??= new Lines(this.text));
  }

  get frontMatter(): FrontMatter | undefined {
    if (this.#frontMatter === null) this.#frontMatter = readFrontMatter(this.text, this.lines);
    return this.#frontMatter;
  }

  /** The article without its front matter: where rules look. */
  get body(): Span {
    return { start: this.frontMatter?.span.end ?? 0, end: this.text.length };
  }

  /** The text with its front matter blanked, line breaks kept: same offsets, same lines, only the article's words. */
  get bodyText(): string {
    const { start } = this.body;
    return start === 0 ? this.text : this.text.slice(0, start).replace(/[^\r\n]/g, ' ') + this.text.slice(start);
  }

  get blocks(): readonly Block[] {
    if (this.#blocks) return this.#blocks;
    const blocks: Block[] = [];
    for (let line = this.frontMatter?.endLine ?? 0; line < this.lines.count; line++) {
      const raw = this.text.slice(this.lines.start(line), this.lines.end(line));
      const trimmed = raw.trim();
      if (trimmed === '') continue;
      const start = this.lines.start(line) + (trimmed.length === raw.length ? 0 : raw.indexOf(trimmed));
      blocks.push({ line, start, end: start + trimmed.length });
    }
    return (this.#blocks = blocks);
  }

  /** The text of a span. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The seed's title, or undefined for a seed without any text. */
  get title(): Title | undefined {
    const first = this.blocks[0];
    const named = this.frontMatter?.data['title'];
    if (typeof named === 'string' && named.trim() !== '' && this.frontMatter) {
      return { text: named.trim(), span: this.frontMatter.span, source: 'front-matter' };
    }
    if (!first) return undefined;
    const text = this.slice(first);
    const prose = text.length > LONGEST_HEADING || SENTENCE_BREAK.test(text) || (SENTENCE_END.test(text) && !/[?!…]["”’']?$/.test(text));
    return { text, span: first, source: prose ? 'lede' : 'heading' };
  }
}
