import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnnotationSet } from '../core/annotations/annotation';
import { anchorAll } from '../core/annotations/anchoring';
import { afterRemovals } from '../core/annotations/move-to-copy';
import { mergeSets } from '../core/annotations/merge-sets';
import type { LabelScheme } from '../core/annotations/scheme';
import { readSidecarPath, SIDECAR_FOLDER, sidecarPath } from '../core/annotations/sidecar-path';
import { readSidecar } from '../core/annotations/sidecar-read';
import { writeSidecar } from '../core/annotations/sidecar-write';
import type { CleanPlan } from '../core/corpus-types';
import { rootOf, pathWithin } from '../core/seeds-root';
import { applyEdits } from '../core/text/edits';
import { replaceFileAtomically } from '../host/node/replace-file';
import { displayPath, type Workspace } from './workspace';

/** A seed with what its annotators say of it, anchored in its text. */
export interface AnnotatedSeed {
  readonly root: string;
  /** The seed's path below its root. */
  readonly seed: string;
  readonly text: string;
  readonly sets: readonly AnnotationSet[];
}

/** The seeds of a workspace with their sidecars; what is wrong in a sidecar is said on standard error. */
export async function readAnnotations(workspace: Workspace, scheme: (root: string) => LabelScheme): Promise<AnnotatedSeed[]> {
  const { service, folder, seeds } = workspace;
  const files = new Map<string, string[]>();
  for (const root of workspace.roots) {
    for (const path of await listSidecars(fileURLToPath(root))) {
      const named = readSidecarPath(path);
      const key = named && `${root}\n${named.seed}`;
      if (key !== undefined) files.set(key, [...(files.get(key) ?? []), path]);
    }
  }
  const annotated: AnnotatedSeed[] = [];
  for (const uri of seeds) {
    const root = rootOf(folder, uri);
    const seed = pathWithin(root, uri);
    const text = service.text(uri);
    if (text === undefined) continue;
    const sets: AnnotationSet[] = [];
    for (const path of files.get(`${root}\n${seed}`) ?? []) sets.push(await readSet(join(fileURLToPath(root), path), seed, text, scheme(root)));
    annotated.push({ root, seed, text, sets });
  }
  return annotated;
}

/**
 * Adds one annotator's annotations of a seed to their sidecar: what stands there already stays, equal ones become one,
 * comments and foreign entries stay.
 * @throws Error when the sidecar holds open merge conflicts or broken YAML.
 */
export async function addAnnotations(root: string, set: AnnotationSet, text: string): Promise<string> {
  const file = join(fileURLToPath(root), sidecarPath(set.seed, set.annotator));
  const previous = await fs.readFile(file, 'utf8').catch(() => undefined);
  const known = previous === undefined ? undefined : readSidecar(previous);
  const here = known && { ...set, annotations: anchorAll(text, known.annotations, known.memory).map(({ annotation }) => annotation) };
  const next = known?.writable === false ? undefined : writeSidecar(previous, here ? mergeSets(here, set) : set, text);
  if (next === undefined) throw new Error(`${file} has merge conflicts or broken YAML and was left alone; settle them first`);
  if (next !== previous) {
    await fs.mkdir(dirname(file), { recursive: true });
    await replaceFileAtomically(file, new TextEncoder().encode(next));
  }
  return file;
}

/**
 * After a fix was written: the annotations of its seed move with the text, those of a removed copy to the copy that stays.
 * @throws Error when a sidecar holds open merge conflicts or broken YAML; it is left alone, the others are written.
 */
export async function followFix(folder: string, { uri, text, edits, copies }: CleanPlan): Promise<void> {
  const root = rootOf(folder, uri);
  const seed = pathWithin(root, uri);
  const held: string[] = [];
  for (const path of await listSidecars(fileURLToPath(root))) {
    if (readSidecarPath(path)?.seed !== seed) continue;
    const file = join(fileURLToPath(root), path);
    const previous = await fs.readFile(file, 'utf8');
    const sidecar = readSidecar(previous);
    const here = anchorAll(text, sidecar.annotations, sidecar.memory).map(({ annotation }) => annotation);
    const annotator = sidecar.annotator || (readSidecarPath(path)?.annotator ?? '');
    const next = sidecar.writable ? writeSidecar(previous, { seed, annotator, annotations: afterRemovals(here, text, edits, copies) }, applyEdits(text, edits)) : undefined;
    if (next === undefined) held.push(file);
    else if (next !== previous) await replaceFileAtomically(file, new TextEncoder().encode(next));
  }
  if (held.length > 0) throw new Error(`${held.join(', ')}: merge conflicts or broken YAML, left alone; annotations in removed copies did not move`);
}

async function readSet(file: string, seed: string, text: string, scheme: LabelScheme): Promise<AnnotationSet> {
  const sidecar = readSidecar(await fs.readFile(file, 'utf8'), scheme);
  for (const { line, message } of sidecar.problems) process.stderr.write(`winnow: ${file}:${line + 1}: ${message}\n`);
  const anchored = anchorAll(text, sidecar.annotations, sidecar.memory).map(({ annotation }) => annotation);
  const orphans = anchored.filter(({ spans }) => spans.length === 0).length;
  if (orphans > 0) process.stderr.write(`winnow: ${file}: ${orphans} annotations are orphaned: their text is not in ${seed} any more\n`);
  const annotator = sidecar.annotator || (readSidecarPath(displayPath(`file://${file}`))?.annotator ?? 'annotator');
  return { seed, annotator, annotations: anchored };
}

/** Paths of the sidecars below a root, `/`-separated, by code point. */
async function listSidecars(root: string): Promise<string[]> {
  const found = await fs.readdir(join(root, SIDECAR_FOLDER), { recursive: true, encoding: 'utf8' }).catch(() => []);
  return found
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${SIDECAR_FOLDER}/${name.replaceAll('\\', '/')}`)
    .sort();
}
