import * as vscode from 'vscode';

/**
 * Markdown in which nothing from a seed can become a link, a picture, HTML, a command or an icon. Icons are off as a
 * whole: the editor looks for `$(name)` in the finished HTML, addresses of links included.
 */
export class SafeMarkdown {
  readonly #markdown = new vscode.MarkdownString('', false);

  constructor() {
    this.#markdown.isTrusted = false;
    this.#markdown.supportHtml = false;
  }

  /** Text of ours, read as markdown. Never pass a seed's text here. */
  ours(markdown: string): this {
    this.#markdown.appendMarkdown(markdown);
    return this;
  }

  /** Any text, shown as it is on one line. */
  text(text: string): this {
    this.#markdown.appendMarkdown(escapeMarkdown(text));
    return this;
  }

  /** A link to a place in a file, with any text as its label. */
  link(label: string, uri: vscode.Uri, line?: number): this {
    const target = (line === undefined ? uri : uri.with({ fragment: `L${line + 1}` })).toString().replaceAll('(', '%28').replaceAll(')', '%29');
    this.#markdown.appendMarkdown(`[${escapeMarkdown(label)}](${target})`);
    return this;
  }

  get value(): vscode.MarkdownString {
    return this.#markdown;
  }
}

/** Characters that mean something in markdown or HTML, and `$(` which would become an icon. */
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~$:@/"']/g;
/** Controls, line breaks and marks that turn the direction of text around. */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Any text as markdown that shows just that text, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(SPECIAL, (char) => `&#${char.charCodeAt(0)};`);
}
