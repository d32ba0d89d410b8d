import path from 'node:path';
import { openSession } from '../test/ui/support/session';
import type { Workbench } from '../test/ui/support/workbench';
import { buildAll } from './build';
import { ROOT, SAMPLES } from './host/paths';

/*
 *   npm run screenshots [-- NAME…]
 *
 * Drives the real editor on the samples and writes the pictures that the README shows into docs/images/.
 */

interface Scene {
  readonly name: string;
  readonly theme?: string;
  /** Brings the window to the state to picture. */
  stage(ui: Workbench): Promise<void>;
}

const SCENES: readonly Scene[] = [
  {
    name: 'duplicates',
    async stage(ui) {
      await openSeed(ui, '001_danube-grain-talks.txt');
      await ui.problems(/cop(y|ies)/i);
      await ui.editor.goTo(15);
    },
  },
  {
    name: 'quick-fix',
    async stage(ui) {
      await openSeed(ui, '001_danube-grain-talks.txt');
      await ui.editor.goTo(15, 3);
      await ui.editor.quickFixes(/^Remove/);
    },
  },
  {
    name: 'hover',
    async stage(ui) {
      await openSeed(ui, '002_danube-what-each-side-wants.txt');
      await ui.explorer(/INDEX\.md/);
      await ui.editor.hover('Zahrebelny', /001_danube/);
    },
  },
  {
    name: 'boilerplate',
    theme: 'Light Modern',
    async stage(ui) {
      await openSeed(ui, '010_storm-ferry-allcaps.txt');
      await ui.problems(/\[Ln/);
    },
  },
  {
    name: 'index',
    async stage(ui) {
      await openSeed(ui, '001_danube-grain-talks.txt');
      await ui.explorer(/INDEX\.md/);
      await ui.run('Winnow: Open Index');
      await ui.editor.lines((lines) => lines.some((line) => line.includes('001_danube')));
    },
  },
];

async function openSeed(ui: Workbench, name: string): Promise<void> {
  await ui.editor.open(`seeds/${name}`);
  await ui.editor.squiggles((count) => count > 0);
}

async function main(wanted: readonly string[]): Promise<void> {
  await buildAll();
  for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const session = await openSession({
      folder: SAMPLES,
      size: { width: 1280, height: 800 },
      settings: { 'window.title': '${activeEditorShort}${separator}${rootName}', 'editor.minimap.enabled': true },
      ...(scene.theme === undefined ? {} : { theme: `Default ${scene.theme}` }),
    });
    try {
      await scene.stage(session.ui);
      const file = path.join(ROOT, 'docs/images', `${scene.name}.png`);
      await session.ui.picture(file);
      console.log(path.relative(ROOT, file));
    } finally {
      await session.close();
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
