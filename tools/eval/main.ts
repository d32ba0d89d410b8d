import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/*
 *   npm run eval -- TASK FILE --out PRED [flags of the task]
 *
 * Every task reads only the texts of FILE, goes through the same core as the editor, and writes predictions that the
 * task's scorer reads.
 */
interface Task {
  run(args: readonly string[]): Promise<void>;
}

const [name, ...args] = process.argv.slice(2);
const file = join(__dirname, `${name}.ts`);
if (name === undefined || name === 'main' || !existsSync(file)) {
  const tasks = readdirSync(__dirname).filter((entry) => entry.endsWith('.ts') && entry !== 'main.ts').map((entry) => entry.slice(0, -3));
  console.error(`usage: npm run eval -- TASK FILE --out PRED; the tasks are ${tasks.sort().join(', ')}`);
  process.exitCode = 2;
} else {
  void import(file).then((task: Task) => task.run(args));
}
