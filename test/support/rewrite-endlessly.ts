import { replaceFileAtomically } from '../../src/host/node/replace-file';

/** What the file holds in one of two versions: long enough that writing it takes a while. */
export function version(letter: string): string {
  return `${`${letter.repeat(79)}\n`.repeat(4000)}end of ${letter}\n`;
}

/** Run with the path of a file: writes its two versions in turn until it is killed, or once when `once` follows. */
async function main([path, mode]: readonly string[]): Promise<void> {
  if (path === undefined) return;
  if (mode === 'once') {
    await replaceFileAtomically(path, Buffer.from(version('c')));
    return;
  }
  for (let turn = 0; ; turn++) {
    await replaceFileAtomically(path, Buffer.from(version(turn % 2 === 0 ? 'a' : 'b')));
    if (turn === 0) process.stdout.write('ready\n');
  }
}

if (process.argv[1]?.includes('rewrite-endlessly')) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
