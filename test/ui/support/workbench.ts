import type { BrowserContext, Browser, FrameLocator, Locator, Page } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';
import { address, type Opening } from '../../../tools/host/address';
import { skipServiceWorker } from '../../../tools/host/browser';
import type { Server } from '../../../tools/host/server';
import { Editor } from './editor';
import { QuickInput } from './quick-input';
import { PATIENCE, retried, settled } from './stable';
import { escaped, readable } from './text';
import { runInBrowser } from './web-extension';

export interface View extends Opening {
  /** Size of the window in pixels, 1400 by 900 when absent. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels for each pixel, 1 when absent; 2 makes crisp pictures. */
  readonly scale?: number;
  /** Where an extension is served that the browser's own extension host runs. */
  readonly webExtension?: string;
}

/** VS Code's window in a real browser, and what a person does in it. */
export class Workbench {
  readonly page: Page;
  readonly quick: QuickInput;
  readonly editor: Editor;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    this.quick = new QuickInput(page);
    this.editor = new Editor(page, this.quick);
  }

  /** Opens a window of the server and waits until it is restored. */
  static async open(server: Server, browser: Browser, view: View): Promise<Workbench> {
    const context = await browser.newContext({ viewport: view.size ?? { width: 1400, height: 900 }, deviceScaleFactor: view.scale ?? 1, bypassCSP: view.webExtension !== undefined });
    await skipServiceWorker(context);
    if (view.webExtension !== undefined) await runInBrowser(context, view.webExtension);
    const page = await context.newPage();
    await page.goto(address(server, view));
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.locator('.monaco-workbench .part.sidebar .pane').first().waitFor({ timeout: 60_000 });
    if (view.file !== undefined) await page.locator('.editor-group-container.active .view-line').first().waitFor({ timeout: 60_000 });
    return new Workbench(context, page);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Presses keys one after another, in Playwright's names: `Control+Shift+m`, `F8`, `Escape`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Runs a command by its whole title in the palette, "Winnow: Clean This Seed". */
  async run(title: string): Promise<void> {
    await this.quick.run(title);
  }

  /** Chooses a colour theme by its name in the picker: "Light Modern", "Dark High Contrast". */
  async theme(name: string): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.quick.type(name);
    await this.quick.rows(new RegExp(escaped(name)));
    await this.quick.chooseLabel(name);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  /** Shows the Problems panel and returns its rows (files and findings), once they stand still and one matches. */
  async problems(match: RegExp = /\S/): Promise<string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await this.#showProblems();
    return settled('problems', async () => (await rows.allInnerTexts()).map(readable), (texts) => texts.some((text) => match.test(text)));
  }

  /** Waits until the Problems panel shows no finding. */
  async noProblems(): Promise<void> {
    await this.#showProblems();
    await settled('no problems', () => this.page.locator('.markers-panel .monaco-list-row').count(), (count) => count === 0, { quiet: 1_000 });
  }

  async #showProblems(): Promise<void> {
    if (await this.page.locator('.markers-panel').first().isVisible()) return;
    await retried(async () => {
      await this.page.keyboard.press('Control+Shift+m');
      await this.page.locator('.markers-panel').first().waitFor({ timeout: 3_000 });
    });
  }

  /** Shows a view container by the name of its activity-bar icon and returns the rows of one of its views. */
  async tree(container: string, view?: string): Promise<Locator> {
    await this.page.locator(`.activitybar .action-item a[aria-label^="${container}"]`).first().click();
    const panes = this.page.locator('.part.sidebar .pane, .part.sidebar .split-view-view');
    const pane = view === undefined ? panes : panes.filter({ has: this.page.locator(`.pane-header[aria-label^="${view}"]`) });
    const rows = pane.first().locator('.monaco-list-row');
    await rows.first().waitFor({ timeout: PATIENCE });
    return rows;
  }

  /** The explorer's rows, in order, once they stand still and one matches. */
  async explorer(match: RegExp = /\S/): Promise<string[]> {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    return settled('explorer', async () => (await rows.allInnerTexts()).map(readable), (texts) => texts.some((text) => match.test(text)));
  }

  /** The status bar's items, once one matches. */
  async statusBar(match: RegExp = /\S/): Promise<string[]> {
    const items = this.page.locator('.part.statusbar .statusbar-item:visible');
    return settled('status bar', async () => (await items.allInnerTexts()).map(readable).filter(Boolean), (texts) => texts.some((text) => match.test(text)));
  }

  /** The messages that slid in at the bottom right, once one matches. */
  async toasts(match: RegExp = /\S/): Promise<string[]> {
    const messages = this.page.locator('.notification-list-item-message');
    return settled('toasts', async () => (await messages.allInnerTexts()).map(readable), (texts) => texts.some((text) => match.test(text)));
  }

  /** Presses a button of the message that matches. */
  async answerToast(message: RegExp, button: string): Promise<void> {
    const toast = this.page.locator('.notification-list-item', { hasText: message }).first();
    await toast.locator('.monaco-button', { hasText: new RegExp(escaped(button)) }).first().click({ timeout: PATIENCE });
  }

  async clearToasts(): Promise<void> {
    await this.run('Notifications: Clear All Notifications');
  }

  /** Presses a button of the modal dialog that matches. */
  async answerDialog(message: RegExp, button: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box', { hasText: message }).first();
    await dialog.locator('.monaco-button', { hasText: new RegExp(escaped(button)) }).first().click({ timeout: PATIENCE });
  }

  /** The document inside the n-th webview. */
  webview(nth = 0): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').nth(nth).frameLocator('iframe#active-frame');
  }

  /** Text in the Output panel's channel, once some matches. */
  async output(match: RegExp = /\S/): Promise<string[]> {
    const lines = this.page.locator('.output-view .view-line');
    return settled('output', async () => (await lines.allInnerTexts()).map(readable), (texts) => texts.some((text) => match.test(text)));
  }

  /** Takes a picture, with the cursor drawn steadily, of the window or of one part of it. */
  async picture(file: string, part?: Locator): Promise<void> {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.addStyleTag({ content: '.cursors-layer .cursor { visibility: visible !important; animation: none !important; }' });
    await (part ?? this.page).screenshot({ path: file, animations: 'disabled', caret: 'initial' });
  }
}
