import type { Locator, Page } from 'playwright-core';
import { PATIENCE, retried, settled } from './stable';
import { escaped, exactly, readable } from './text';

/** The box at the top: command palette, quick open, quick picks, input boxes. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  get #box(): Locator {
    return this.#widget.locator('.quick-input-filter input, .quick-input-box input').first();
  }

  get #list(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Texts of the rows on screen, once they stand still; each as `label description detail`. */
  async rows(match = /\S/): Promise<string[]> {
    return settled('rows of the quick pick', async () => (await this.#list.allInnerTexts()).map(readable), (rows) => rows.some((row) => match.test(row)));
  }

  /** Waits for a quick pick or input box and puts this text into it. */
  async type(text: string): Promise<void> {
    await this.#box.waitFor({ state: 'visible', timeout: PATIENCE });
    await this.#box.fill(text);
  }

  /** Chooses the row whose text contains this (a pattern may be given), by mouse. */
  async choose(row: string | RegExp): Promise<void> {
    await this.#click(this.#list.filter({ hasText: row }).first());
  }

  /** Chooses the row with exactly this label, whatever else the row shows. */
  async chooseLabel(label: string): Promise<void> {
    const name = this.#page.locator('.label-name', { hasText: exactly(label) });
    await this.#click(this.#list.filter({ has: name }).first());
  }

  /** Ticks or unticks a row of a pick that takes several. */
  async tick(row: string | RegExp): Promise<void> {
    await this.#click(this.#list.filter({ hasText: row }).locator('input[type=checkbox]').first());
  }

  /** A mouse that rests where the box was brings up a hover, which would lie over the next box. */
  async #click(row: Locator, timeout = PATIENCE): Promise<void> {
    await this.#page.mouse.move(2, 2);
    await row.click({ timeout });
    await this.#page.mouse.move(2, 2);
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /** Closes whatever box is open. */
  async dismiss(): Promise<void> {
    while (await this.#widget.isVisible()) {
      await this.#page.keyboard.press('Escape');
      await this.#widget.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined);
    }
  }

  /** Opens the command palette with `text` in it and returns the rows that contain it ("Category: Title" and keys). */
  async palette(text: string): Promise<string[]> {
    return retried(async () => {
      await this.#open('F1', `>${text}`);
      const pattern = new RegExp(escaped(text), 'i');
      await this.#list.filter({ hasText: pattern }).first().waitFor({ timeout: 3_000 });
      return (await this.rows(pattern)).filter((row) => pattern.test(row));
    });
  }

  /** Runs a command by its whole title as the palette shows it, "Winnow: Clean This Seed". */
  async run(title: string): Promise<void> {
    await this.palette(title);
    await this.chooseLabel(title);
  }

  /** Opens a file of the workspace by (the end of) its path. */
  async openFile(name: string): Promise<void> {
    const base = name.split('/').at(-1) ?? name;
    await retried(async () => {
      await this.#open('Control+p', name);
      await this.rows(new RegExp(escaped(base)));
      await this.#click(this.#list.filter({ hasText: base }).first(), 3_000);
      await this.#widget.waitFor({ state: 'hidden', timeout: 3_000 });
    });
  }

  /** Puts the cursor at a 1-based line and column. */
  async goTo(line: number, column = 1): Promise<void> {
    await retried(async () => this.#open('Control+g', `:${line}:${column}`));
    await this.accept();
    await this.#widget.waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  async #open(key: string, text: string): Promise<void> {
    await this.dismiss();
    await this.#page.keyboard.press(key);
    await this.#box.waitFor({ state: 'visible', timeout: 3_000 });
    await this.#box.fill(text);
  }
}
