import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quick-input';
import { PATIENCE, retried, settled, until } from './stable';
import { escaped, readable, readableLines } from './text';

const ACTIVE = '.editor-group-container.active';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The text editor in front. */
export class Editor {
  readonly #page: Page;
  readonly #quick: QuickInput;

  constructor(page: Page, quick: QuickInput) {
    this.#page = page;
    this.#quick = quick;
  }

  /** Opens a file of the workspace by (the end of) its path and waits for its text. */
  async open(name: string): Promise<void> {
    const base = name.split('/').at(-1) ?? name;
    await retried(async () => {
      await this.#quick.openFile(name);
      await this.#page.locator(`${ACTIVE} .tab.active`, { hasText: base }).waitFor({ timeout: 5_000 });
    });
    await this.#page.locator(`${ACTIVE} .view-lines .view-line`).first().waitFor({ timeout: PATIENCE });
  }

  /** Name of the tab in front. */
  async title(): Promise<string> {
    return readable(await this.#page.locator(`${ACTIVE} .tab.active .label-name`).innerText());
  }

  /** Whether the file in front has unsaved changes. */
  async dirty(): Promise<boolean> {
    return (await this.#page.locator(`${ACTIVE} .tab.active.dirty`).count()) > 0;
  }

  /** The rows of text on screen from top to bottom, once they stand still. A long line that wraps gives several rows. */
  async lines(good: (lines: readonly string[]) => boolean = () => true): Promise<string[]> {
    return settled('lines of the editor', () => this.#page.evaluate<string[]>(READ_ROWS), good);
  }

  /** Puts the cursor at a 1-based line and column and shows it. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.focus();
    await this.#quick.goTo(line, column);
  }

  async focus(): Promise<void> {
    await this.#page.locator(`${ACTIVE} .monaco-editor .native-edit-context, ${ACTIVE} .monaco-editor textarea.inputarea`).first().focus();
  }

  /** "Ln 3, Col 1" in the status bar, as numbers. */
  async cursor(): Promise<{ readonly line: number; readonly column: number }> {
    const text = await this.#page.locator('.statusbar-item', { hasText: /Ln \d+/ }).first().innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    return { line: Number(line), column: Number(column) };
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async undo(): Promise<void> {
    await this.#page.keyboard.press('Control+z');
  }

  /** Saves the file in front and waits until it is saved. */
  async save(): Promise<void> {
    await this.#page.keyboard.press('Control+s');
    await until('saved', () => this.dirty(), (dirty) => !dirty);
  }

  /** Number of squiggles on screen, once it stands still; one for each row of text that a finding touches. */
  async squiggles(good: (count: number) => boolean = () => true): Promise<number> {
    const marks = ['error', 'warning', 'info', 'hint'].map((kind) => `${ACTIVE} .view-overlays .squiggly-${kind}`);
    return settled('squiggles', () => this.#page.locator(marks.join(', ')).count(), good);
  }

  /** Elements that a decoration or a token colour put on screen, by a CSS selector inside the editor. */
  inside(selector: string): Locator {
    return this.#page.locator(`${ACTIVE} .monaco-editor ${selector}`);
  }

  /** Colour and weight with which the n-th `word` on screen is drawn, to see semantic tokens as a person does. */
  async looks(word: string, nth = 0): Promise<{ readonly color: string; readonly fontWeight: string; readonly fontStyle: string; readonly textDecoration: string }> {
    return this.#page.evaluate(`(${FIND_WORD})(${JSON.stringify(word)}, ${nth}, 'style')`);
  }

  /** Middle of the n-th `word` on screen, in page pixels. */
  async place(word: string, nth = 0): Promise<Place> {
    const place = await this.#page.evaluate<Place | null>(`(${FIND_WORD})(${JSON.stringify(word)}, ${nth}, 'place')`);
    if (place === null) throw new Error(`"${word}" is not on screen`);
    return place;
  }

  /** Rests the mouse on the n-th `word` on screen and returns the card's parts with their line breaks, once one matches. */
  async hover(word: string, match: RegExp = /\S/, nth = 0): Promise<string[]> {
    const { x, y } = await this.place(word, nth);
    const card = this.#page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').filter({ hasText: match }).first();
    await retried(async () => {
      await this.#page.mouse.move(x, y + 60);
      await this.#page.mouse.move(x, y, { steps: 4 });
      await card.waitFor({ state: 'visible', timeout: 2_500 });
    });
    const read = async (): Promise<string[]> => (await card.locator('.hover-row').allInnerTexts()).map(readableLines).filter(Boolean);
    return settled(`hover on "${word}"`, read, (rows) => rows.length > 0);
  }

  /** The card that is open, for its links and pictures. */
  get card(): Locator {
    return this.#page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  }

  /** Takes the mouse off the text, so that the card goes. */
  async leaveHover(): Promise<void> {
    await this.#page.mouse.move(2, 2);
    await this.#page.locator('.monaco-hover:not(.hidden) .hover-row').first().waitFor({ state: 'hidden', timeout: PATIENCE }).catch(() => undefined);
  }

  /** Opens the lightbulb menu at the cursor (Ctrl+.) and returns its rows, once one matches. */
  async quickFixes(match: RegExp = /\S/): Promise<string[]> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action');
    await retried(async () => {
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press('Control+.');
      await rows.filter({ hasText: match }).first().waitFor({ timeout: 2_500 });
    });
    return settled('quick fixes', async () => (await rows.allInnerTexts()).map(readable).filter(Boolean));
  }

  /** Opens the lightbulb menu at the cursor and applies the row that contains `title`, by keyboard. */
  async fix(title: string): Promise<void> {
    await this.quickFixes(new RegExp(escaped(title)));
    const focused = this.#page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
    const rows = await this.#page.locator('.action-widget .monaco-list-row').count();
    for (let step = 0; (await focused.count()) === 0; step++) {
      if (step > rows) throw new Error(`The quick fix "${title}" cannot be reached`);
      await this.#page.keyboard.press('ArrowDown');
    }
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden', timeout: PATIENCE });
  }
}

/** In the page: the rows of text on screen, from top to bottom. */
const READ_ROWS = `
  [...document.querySelectorAll('${ACTIVE} .view-lines .view-line')]
    .map((row) => [row.getBoundingClientRect().top, row.textContent.replaceAll('\\u00a0', ' ')])
    .sort((a, b) => a[0] - b[0])
    .map((row) => row[1])
`;

/** In the page: where the n-th occurrence of a text stands, or how it is drawn. Text may run over several spans. */
const FIND_WORD = `(word, nth, want) => {
  const rows = [...document.querySelectorAll('${ACTIVE} .view-lines .view-line')]
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  let seen = 0;
  for (const row of rows) {
    const text = row.textContent.replaceAll('\\u00a0', ' ');
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (seen++ !== nth) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      let before = 0;
      let first = null;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const after = before + node.data.length;
        if (first === null && at < after) {
          first = node.parentElement;
          range.setStart(node, at - before);
        }
        if (first !== null && at + word.length <= after) {
          range.setEnd(node, at + word.length - before);
          break;
        }
        before = after;
      }
      if (want === 'style') {
        const { color, fontWeight, fontStyle, textDecorationLine } = getComputedStyle(first);
        return { color, fontWeight, fontStyle, textDecoration: textDecorationLine };
      }
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return null;
}`;
