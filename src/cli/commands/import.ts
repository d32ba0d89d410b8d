import { promises as fs } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { importAnnotations } from '../../core/annotations/import';
import { IMPORT_FORMATS } from '../../core/annotations/formats/format';
import { OFFSET_UNITS } from '../../core/annotations/text-units';
import { pathWithin, rootOf } from '../../core/seeds-root';
import { oneOf, readArguments } from '../arguments';
import { UsageError } from '../errors';
import { addAnnotations } from '../sidecars';
import { displayPath, openWorkspace } from '../workspace';
import { pathToFileURL } from 'node:url';

/** `winnow import SEEDS FILE…`: another tool's annotations into sidecars beside the seeds. */
export async function runImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' }, offsets: { type: 'string' }, annotator: { type: 'string' } });
  const [path, ...given] = positionals;
  if (values.format === undefined) throw new UsageError(`name a format: --format ${IMPORT_FORMATS.join('|')}`);
  if (path === undefined || given.length === 0) throw new UsageError('name the folder of seeds, then the files or folders to import');
  const format = oneOf('format', values.format, IMPORT_FORMATS, 'brat');
  const unit = values.offsets === undefined ? undefined : oneOf('offsets', values.offsets, OFFSET_UNITS, 'utf16');
  const { service, folder, seeds } = await openWorkspace(path);
  const texts = new Map<string, string>();
  const roots = new Map<string, string>();
  for (const uri of seeds) {
    const root = rootOf(folder, uri);
    const text = service.text(uri);
    if (text === undefined) continue;
    texts.set(pathWithin(root, uri), text);
    roots.set(pathWithin(root, uri), root);
  }
  const { sets, warnings } = importAnnotations(format, await readFiles(given), {
    seeds: texts,
    ...(unit === undefined ? {} : { unit }),
    ...(values.annotator === undefined ? {} : { annotator: values.annotator }),
  });
  for (const warning of warnings) process.stderr.write(`winnow: ${warning}\n`);
  let failed = 0;
  for (const set of sets) {
    const root = roots.get(set.seed);
    if (root === undefined) {
      failed++;
      process.stderr.write(`winnow: there is no seed ${set.seed} in ${path}; its ${set.annotations.length} annotations were left out\n`);
      continue;
    }
    const file = await addAnnotations(root, set, set.text);
    process.stdout.write(`${displayPath(pathToFileURL(file).href)}: ${set.annotations.length} annotations\n`);
  }
  return failed > 0 ? 2 : 0;
}

/** The files named, and all below the folders named, by their paths relative to those. */
async function readFiles(given: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of given) {
    const target = resolve(name);
    const info = await fs.stat(target).catch(() => undefined);
    if (!info) throw new UsageError(`${name}: there is no such file or folder`);
    if (!info.isDirectory()) files.set(basename(target), await fs.readFile(target, 'utf8'));
    else
      for (const entry of await fs.readdir(target, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath, entry.name);
        files.set(relative(target, file).replaceAll('\\', '/'), await fs.readFile(file, 'utf8'));
      }
  }
  return files;
}
