import { address, type Opening } from './address';
import { launchBrowser, skipServiceWorker } from './browser';
import type { Server } from './server';

export interface TestRun {
  /** In milliseconds. */
  readonly limit: number;
  /** Gets every console call of the extension host: its kind and its arguments. */
  print(kind: string, args: readonly unknown[]): void;
}

/**
 * Opens a window whose extension host runs the module `opening.tests`.
 * @returns the exit code: 0 when its `run()` resolved, 1 when it failed or took too long
 */
export async function runExtensionTests(server: Server, opening: Opening, run: TestRun): Promise<number> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    await skipServiceWorker(context);
    const page = await context.newPage();
    // VS Code's own names: a window in test mode reports through these when they are there.
    await page.exposeFunction('codeAutomationLog', (kind: string, args: unknown[]) => run.print(kind, args));
    let end: (code: number) => void = () => undefined;
    const ended = new Promise<number>((resolve) => (end = resolve));
    await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
    page.once('crash', () => end(1));
    await page.goto(address(server, opening));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => {
      timer = setTimeout(() => {
        console.error(`The tests did not end within ${run.limit / 1000} s.`);
        resolve(1);
      }, run.limit);
    });
    const code = await Promise.race([ended, late]);
    clearTimeout(timer);
    return code;
  } finally {
    await browser.close();
  }
}
