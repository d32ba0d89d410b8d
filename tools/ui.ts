import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openSession, type Session } from '../test/ui/support/session';
import type { Workbench } from '../test/ui/support/workbench';
import { buildAll } from './build';
import { OUT, SAMPLES, userPath } from './host/paths';

/*
 *   npm run ui -- SCRIPT.ts [--folder PATH] [--shots DIR] [--theme NAME] [--size 1400x900] [--no-build]
 *
 * Opens the real editor with Winnow from dist/ on a scratch copy of a folder (the samples when none is named)
 * and hands it to the script's `run(ui, tools)`. Without a script it takes one picture.
 */

/** What a script gets besides the editor. */
export interface UiTools {
  /** The scratch copy that is open. */
  readonly folder: string;
  readonly session: Session;
  /** Takes a picture into the shots folder, `name.png`, and prints where it is. */
  shot(name: string): Promise<void>;
}

export type UiScript = (ui: Workbench, tools: UiTools) => Promise<void>;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      shots: { type: 'string' },
      theme: { type: 'string' },
      size: { type: 'string', default: '1400x900' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const [script] = positionals;
  const [width = 1400, height = 900] = values.size.split('x').map(Number);
  const shots = values.shots === undefined ? path.join(OUT, 'shots') : userPath(values.shots);
  if (!values['no-build']) await buildAll();
  const run = script === undefined ? lookOnly : await load(userPath(script));
  const session = await openSession({
    folder: values.folder === undefined ? SAMPLES : userPath(values.folder),
    size: { width, height },
    ...(values.theme === undefined ? {} : { theme: values.theme }),
  });
  const shot = async (name: string): Promise<void> => {
    const file = path.join(shots, `${name}.png`);
    await session.ui.picture(file);
    console.log(file);
  };
  try {
    await run(session.ui, { folder: session.folder, session, shot });
  } catch (error) {
    await shot('failed');
    throw error;
  } finally {
    await session.close();
  }
}

async function load(file: string): Promise<UiScript> {
  const module = (await import(pathToFileURL(file).href)) as { run?: UiScript };
  if (module.run === undefined) throw new Error(`${file} exports no run(ui, tools)`);
  return module.run;
}

async function lookOnly(_ui: Workbench, tools: UiTools): Promise<void> {
  await tools.shot('editor');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
