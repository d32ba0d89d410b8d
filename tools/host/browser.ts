import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumExecutable } from './chromium';

const ARGUMENTS = [
  '--disable-background-networking', '--disable-component-update', '--disable-gpu', '--disable-quic', '--disable-sync',
  '--no-first-run', '--no-sandbox',
];

/** A headless browser. Its scratch files, some of which it leaves behind now and then, go with it. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await chromiumExecutable();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-browser-'));
  const clear = (): void => fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const browser = await chromium.launch({ executablePath: executable, headless: true, env: { ...Object.fromEntries(inherited), ...env, TMPDIR: scratch }, args: ARGUMENTS });
    return browser.once('disconnected', clear);
  } catch (error) {
    clear();
    throw error;
  }
}

/**
 * The served page asks for a service worker that only code-server's own wrapper has, and would log a failure.
 * That one alone is answered with nothing: webviews need theirs.
 */
export async function skipServiceWorker(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    if (globalThis.ServiceWorkerContainer) {
      const register = ServiceWorkerContainer.prototype.register;
      ServiceWorkerContainer.prototype.register = function (script, ...rest) {
        if (!String(script).includes('/out/browser/serviceWorker.js')) return register.call(this, script, ...rest);
        return Promise.resolve({ addEventListener() {}, update: async () => {} });
      };
    }
  `);
}
