import path from 'node:path';
import { OUT, SAMPLES } from '../../../tools/host/paths';
import { openSession, type Session, type SessionOptions } from './session';
import type { Workbench } from './workbench';

/** The editor of a suite, there while its tests run. */
export interface SuiteEditor {
  readonly ui: Workbench;
  /** The scratch copy that is open. */
  readonly folder: string;
}

/**
 * Gives the tests of a `describe` one real editor, on a scratch copy of the samples unless told otherwise.
 * When a test fails, a picture of the window is left in out/ui-failures.
 */
export function withEditor(options: Partial<SessionOptions> = {}): SuiteEditor {
  let session: Session | undefined;
  const open = (): Session => {
    if (session === undefined) throw new Error('The editor is open only while tests run');
    return session;
  };
  before('opens the editor', async () => {
    session = await openSession({ folder: SAMPLES, ...options });
  });
  afterEach('pictures a failure', async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed') return;
    const name = currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    await session?.ui.picture(path.join(OUT, 'ui-failures', `${name}.png`));
  });
  after('closes the editor', async () => {
    await session?.close();
    session = undefined;
  });
  return {
    get ui() {
      return open().ui;
    },
    get folder() {
      return open().folder;
    },
  };
}
