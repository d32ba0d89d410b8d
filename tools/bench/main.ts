import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/*
 *   npm run bench [-- NAME [flags]]
 *
 * Prints activation time, bundle sizes and analysis time a seed; with a NAME, that bench. Numbers are for reading, never
 * for passing or failing.
 */
interface Bench {
  run(args: readonly string[]): Promise<void>;
}

const [name = 'editor', ...args] = process.argv.slice(2);
const file = join(__dirname, `${name}.ts`);
if (name === 'main' || !existsSync(file)) {
  const benches = readdirSync(__dirname).filter((entry) => entry.endsWith('.ts') && entry !== 'main.ts').map((entry) => entry.slice(0, -3));
  console.error(`usage: npm run bench -- NAME; the benches are ${benches.sort().join(', ')}`);
  process.exitCode = 2;
} else {
  import(file)
    .then((bench: Bench) => bench.run(args))
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
}
