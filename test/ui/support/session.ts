import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../tools/host/browser';
import { ROOT } from '../../../tools/host/paths';
import { scratchCopy } from '../../../tools/host/scratch';
import { startServer, type Server } from '../../../tools/host/server';
import { Workbench, type View } from './workbench';

export interface SessionOptions extends Omit<View, 'folder' | 'extensions' | 'tests'> {
  /** The folder whose copy is opened; nothing in it is changed. */
  readonly folder: string;
  /** A name in the colour theme picker: `Default Light Modern`, `Default High Contrast`… */
  readonly theme?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Extensions under development, Winnow itself when absent. */
  readonly extensions?: readonly string[];
  /** Holds installed extensions, such as a packaged Winnow. */
  readonly extensionsFolder?: string;
}

/** A real editor on a scratch copy of a folder. */
export interface Session {
  readonly ui: Workbench;
  /** The scratch copy that is open. */
  readonly folder: string;
  readonly server: Server;
  readonly browser: Browser;
  /** Ends browser and server and removes the copy. */
  close(): Promise<void>;
}

/** Opens a real VS Code with Winnow on a scratch copy of a folder, in a headless browser. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { folder: original, theme, settings, extensionsFolder, extensions = [ROOT], ...view } = options;
  const copy = scratchCopy(original);
  const { folder } = copy;
  const closing: (() => Promise<void> | void)[] = [() => copy.remove()];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const server = await startServer({
      settings: { ...(theme === undefined ? {} : { 'workbench.colorTheme': theme }), ...settings },
      ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
    });
    closing.push(() => server.stop());
    const browser = await launchBrowser();
    closing.push(() => browser.close());
    const ui = await Workbench.open(server, browser, { ...view, folder, extensions });
    return { ui, folder, server, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}
