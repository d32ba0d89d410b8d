import { promises as fs } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { exportAnnotations } from '../../core/annotations/export';
import { EXPORT_FORMATS, type ExportDocument } from '../../core/annotations/formats/format';
import { OFFSET_UNITS } from '../../core/annotations/text-units';
import { replaceFileAtomically } from '../../host/node/replace-file';
import { oneOf, readArguments } from '../arguments';
import { UsageError } from '../errors';
import { readAnnotations } from '../sidecars';
import { openWorkspace } from '../workspace';

/** `winnow export`: the annotations in another tool's format, into a folder or, for a single file, on standard output. */
export async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    offsets: { type: 'string' },
    annotator: { type: 'string' },
    rejected: { type: 'boolean' },
  });
  if (values.format === undefined) throw new UsageError(`name a format: --format ${EXPORT_FORMATS.join('|')}`);
  const format = oneOf('format', values.format, EXPORT_FORMATS, 'csv');
  const unit = values.offsets === undefined ? undefined : oneOf('offsets', values.offsets, OFFSET_UNITS, 'utf16');
  const documents: ExportDocument[] = [];
  let scheme;
  for (const path of positionals) {
    const workspace = await openWorkspace(path);
    const [root] = workspace.roots;
    if (root !== undefined) scheme ??= workspace.service.config(root).labels;
    for (const { text, sets } of await readAnnotations(workspace, (one) => workspace.service.config(one).labels)) {
      for (const set of sets) if (values.annotator === undefined || set.annotator === values.annotator) documents.push({ ...set, text });
    }
  }
  const { files, warnings } = exportAnnotations(format, documents, {
    ...(unit === undefined ? {} : { unit }),
    ...(scheme === undefined ? {} : { scheme }),
    rejected: values.rejected === true,
  });
  for (const warning of warnings) process.stderr.write(`winnow: ${warning}\n`);
  await deliver(files, values.out);
  return 0;
}

async function deliver(files: ReadonlyMap<string, string>, out: string | undefined): Promise<void> {
  const [only] = files.values();
  if (out === undefined) {
    if (files.size > 1) throw new UsageError(`this format writes ${files.size} files: name a folder with --out`);
    process.stdout.write(only ?? '');
    return;
  }
  for (const [path, content] of files) {
    const file = resolve(join(out, path));
    await fs.mkdir(dirname(file), { recursive: true });
    await replaceFileAtomically(file, new TextEncoder().encode(content));
  }
  process.stdout.write(`wrote ${files.size} ${files.size === 1 ? 'file' : 'files'} to ${out}\n`);
}
