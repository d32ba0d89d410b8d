import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { freshIndexes } from '../../src/cli/commands/index-command';
import { blockOf } from '../../src/core/index/markers';
import { ROOT, SAMPLES } from '../../tools/host/paths';
import { openSession, type Session } from './support/session';
import { settled, until } from './support/stable';
import { Workbench } from './support/workbench';

/** Nothing was written for so long: two windows that fight write several times in it. */
const QUIET_MS = 3000;
const SEED = 'Night ferry stays\n\nThe harbour council of Lowen voted on Tuesday to keep the night ferry for two more winters.\n';

describe('Two windows on one folder', () => {
  let session: Session;
  let other: Workbench;
  let timer: ReturnType<typeof setInterval> | undefined;
  let writes = 0;
  const at = (name: string): string => path.join(session.folder, 'seeds', name);
  const index = async (): Promise<string> => fs.promises.readFile(at('INDEX.md'), 'utf8').catch(() => '');

  before('opens them', async () => {
    session = await openSession({ folder: SAMPLES });
    other = await Workbench.open(session.server, session.browser, { folder: session.folder, extensions: [ROOT] });
    // Both are at work once they show findings.
    for (const ui of [session.ui, other]) {
      await ui.editor.open('seeds/001_danube-grain-talks.txt');
      await ui.editor.squiggles((count) => count > 0);
    }
    let known = '';
    timer = setInterval(() => {
      const info = fs.statSync(at('INDEX.md'), { throwIfNoEntry: false });
      const now = info ? `${info.ino} ${info.mtimeMs}` : '';
      if (now !== known) writes++;
      known = now;
    }, 5);
  });

  after('closes them', async () => {
    clearInterval(timer);
    await other?.close();
    await session?.close();
  });

  /** INDEX.md is what the command line would write, and stays so. */
  const isTrueAndQuiet = async (): Promise<void> => {
    await settled('INDEX.md', index, (text) => text !== '', { timeout: 40_000, quiet: QUIET_MS });
    const [fresh] = await freshIndexes(session.folder);
    assert.equal(blockOf(await index()), fresh?.pages.get('INDEX.md'));
  };

  it('agree on what something else changes, and rest', async () => {
    await isTrueAndQuiet();
    for (let i = 0; i < 2; i++) {
      writes = 0;
      fs.writeFileSync(at('900_new.txt'), `${SEED}Round ${i}.\n`);
      await until('the new seed', index, (text) => text.includes('900_new.txt'));
      await isTrueAndQuiet();
      assert.ok(writes <= 3, `a change was written ${writes} times`);
    }
  });

  it('agree on what both of them change at once', async () => {
    fs.writeFileSync(at('901_other.txt'), SEED);
    writes = 0;
    await session.ui.editor.open('seeds/900_new.txt');
    await other.editor.open('seeds/901_other.txt');
    for (const ui of [session.ui, other]) {
      await ui.editor.goTo(1, 1);
      await ui.page.keyboard.type('Really: ');
    }
    await Promise.all([session.ui.editor.save(), other.editor.save()]);
    await until('both titles', index, (text) => (text.match(/Really: Night ferry/g) ?? []).length === 2);
    await isTrueAndQuiet();
    assert.ok(writes <= 8, `two changes were written ${writes} times`);
  });

  it('put it back together when it was deleted', async () => {
    writes = 0;
    fs.rmSync(at('INDEX.md'));
    await until('INDEX.md', index, (text) => text.includes('900_new.txt'));
    await isTrueAndQuiet();
    assert.ok(writes <= 4, `it was written ${writes} times`);
  });
});
