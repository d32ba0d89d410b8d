import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../../host/paths';
import { makeScratch } from '../../host/scratch';
import { QUIET_SETTINGS } from '../../host/settings';
import { codeExecutable } from '../../testing/code-executable';
import { captured } from './captured';

/** What one script measures, line by line. */
type Measure = (workspace: string, env?: Record<string, string>) => Promise<unknown[]>;

/**
 * Makes ready a profile of its own in which `script`, a file below tools/bench, measures in a real extension host. Each
 * call opens a workspace in that profile; answers the JSON of the lines that the script printed behind `mark`.
 * @throws Error with all that was printed when there is no such line
 */
export async function measuringHost(script: string, mark: string): Promise<Measure> {
  const entry = path.join(OUT, 'bench', script.replace(/\.ts$/, '.js'));
  await build({ absWorkingDir: ROOT, bundle: true, entryPoints: [`tools/bench/${script}`], external: ['vscode'], format: 'cjs', platform: 'node', outfile: entry, logLevel: 'warning' });
  const profile = makeScratch('profile');
  fs.mkdirSync(path.join(profile, 'User'));
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  const extensions = makeScratch('extensions');
  const code = await codeExecutable();
  return async (workspace, env = {}) => {
    const printed = await captured(() =>
      runTests({
        vscodeExecutablePath: code.path,
        extensionDevelopmentPath: ROOT,
        extensionTestsPath: entry,
        extensionTestsEnv: env,
        launchArgs: [workspace, `--user-data-dir=${profile}`, `--extensions-dir=${extensions}`],
      }),
    );
    const found = [...printed.matchAll(new RegExp(`${mark} (\\{.*\\})`, 'g'))].map((match) => JSON.parse(match[1] ?? '') as unknown);
    if (found.length === 0) throw new Error(`the extension host measured nothing:\n${printed}`);
    return found;
  };
}
