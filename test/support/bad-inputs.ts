import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One thing that stands in a seeds folder and should trouble nobody. */
export interface BadInput {
  /** Path under the root, with `/`. */
  readonly file: string;
  /** `read`: it is a seed like others. `skipped`: it is left out, and the log says why. */
  readonly kind: 'read' | 'skipped';
  /** What the logged reason matches, for those that are skipped. */
  readonly reason: RegExp;
  /** False for what a file listing may leave out by itself, so that no reason is logged: a folder, a dead link. */
  readonly listed: boolean;
}

export interface BadInputs {
  /** A new temporary folder, to be opened as a workspace; the inputs stand in `seeds/`. */
  readonly root: string;
  readonly inputs: readonly BadInput[];
  /** Deletes the folder. */
  remove(): Promise<void>;
}

export interface BadInputsOptions {
  /** Leaves out the 50 MB file and the 5 MB line when false. Default true. */
  readonly large?: boolean;
}

const SENTENCE = 'The harbour board of Tolvik counted its ferries again and found none missing. ';
const MB = 1_000_000;
const NO_REASON = /^$/;

type Content = string | Uint8Array;

/** Writes every kind of bad input into a fresh temporary folder, next to one good seed (`seeds/good.txt`). */
export async function makeBadInputs(options: BadInputsOptions = {}): Promise<BadInputs> {
  const root = await mkdtemp(join(tmpdir(), 'winnow-bad-'));
  const inputs: BadInput[] = [];
  const add = (file: string, kind: BadInput['kind'], reason: RegExp = NO_REASON, listed = true): string => {
    inputs.push({ file, kind, reason, listed });
    return join(root, file);
  };
  const write = async (path: string, content: Content): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  };
  const read = (file: string, content: Content): Promise<void> => write(add(file, 'read'), content);
  const skip = (file: string, content: Content, reason: RegExp): Promise<void> => write(add(file, 'skipped', reason), content);

  await read('seeds/good.txt', `Tolvik ferries all accounted for\n\n${SENTENCE}\n`);
  await read('seeds/empty.txt', '');
  await read('seeds/only-blank-lines.txt', '\n \n\t\r\n\n');
  await read('seeds/no-final-newline.txt', `Tolvik counts on\n\n${SENTENCE.trim()}`);
  await read('seeds/utf-16le.txt', utf16(`Tolvik näht Fähren\n\n${SENTENCE}\n`, true));
  await read('seeds/utf-16be.txt', utf16(`Tolvik näht Fähren\r\n\r\n${SENTENCE}\r\n`, false));
  await read('seeds/broken-front-matter.txt', `---\ntitle: [never closed\n---\nTolvik\n\n${SENTENCE}\n`);
  await skip('seeds/nul.txt', `Tolvik\n\n${SENTENCE}\0${SENTENCE}\n`, /NUL/);
  await skip('seeds/invalid-utf-8.txt', Buffer.from('Caf\xe9 in Tolvik closes\n', 'latin1'), /UTF-8.*position 3/);
  await skip('seeds/binary.txt', Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3)) & 255), /NUL|not text|UTF-8/i);
  await skip('seeds/picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /PNG/);
  await skip('seeds/half-utf-16.txt', utf16('Tolvik', true).subarray(0, 11), /UTF-16/);
  await skip('seeds/entities.yaml', 'entities:\n  - name: "Tolvik\n    spellings: [Tolvik, {\n', /YAML|entities\.yaml/i);

  await skip('seeds/too-large.txt', '', /too large/i);
  await truncate(join(root, 'seeds/too-large.txt'), 17 * 1024 * 1024);
  if (options.large !== false) {
    await skip('seeds/50-mb.txt', numberedLines(50 * MB), /too large: .*split it/i);
    await read('seeds/12-mb.txt', numberedLines(12 * MB));
    await read('seeds/5-mb-line.txt', SENTENCE.repeat(Math.ceil((5 * MB) / SENTENCE.length)));
  }

  await mkdir(add('seeds/folder.txt', 'skipped', /folder|directory/i, false));
  if (process.platform !== 'win32') {
    await symlink('nowhere.txt', add('seeds/dead-link.txt', 'skipped', /no such file|not found|does not exist|is gone|ENOENT/i, false));
    await symlink('.', add('seeds/loop.txt', 'skipped', /folder|directory/i, false));
    if (process.getuid?.() !== 0) {
      await skip('seeds/unreadable.txt', SENTENCE, /permission|EACCES/i);
      await chmod(join(root, 'seeds/unreadable.txt'), 0);
    }
  }
  return { root, inputs, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Lines that all differ, so that a large seed is not one large duplicate. */
function numberedLines(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, i = 0; length < bytes; i++) {
    const line = `Ferry ${i} left pier ${(i * 7919) % 1009} of Tolvik with ${(i * 104_729) % 997} passengers and ${(i * 31) % 83} bicycles.\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
}

function utf16(text: string, little: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return little ? bytes : bytes.swap16();
}
