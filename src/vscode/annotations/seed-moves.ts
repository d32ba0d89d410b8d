import * as vscode from 'vscode';
import { readSidecarPath } from '../../core/annotations/sidecar-path';
import { pathWithin, rootOf } from '../../core/seeds-root';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import { addressOf, type SeedPath, type Sidecars } from './sidecars';

/** Seeds looked through for the one that a sidecar may belong to. */
const MOST_CANDIDATES = 2000;

/** The root of a seed and its path below it; undefined outside the open folders. */
export function seedPathOf(features: Features, seed: vscode.Uri): SeedPath | undefined {
  const folder = features.folders.of(seed)?.uri;
  if (folder === undefined) return undefined;
  const root = rootOf(folder, seed.toString());
  const path = pathWithin(root, seed.toString());
  return path === seed.toString() ? undefined : { root, seed: path };
}

/** Sidecars go with their seeds: at once when a seed or a folder is renamed in the editor, else when a seed is shown whose text they know. */
export class SeedMoves {
  readonly #features: Features;
  readonly #sidecars: Sidecars;
  #work: Promise<unknown> = Promise.resolve();

  constructor(features: Features, sidecars: Sidecars) {
    this.#features = features;
    this.#sidecars = sidecars;
  }

  /** Moves the sidecars of a renamed seed, or of all seeds in a renamed folder. */
  follow(before: vscode.Uri, after: vscode.Uri): Promise<void> {
    return this.#queue(() => this.#follow(before, after));
  }

  /** Gives a seed without sidecars those of a seed that is gone and had its text. True when it has some now. */
  adopt(path: SeedPath): Promise<boolean> {
    return this.#queue(async () => {
      if ((await this.#sidecars.filesOf(path)).length > 0) return true;
      return (await this.#adopt(path.root)).has(path.seed);
    });
  }

  /** The sidecars below a root whose seeds are gone. */
  async lost(root: string): Promise<{ readonly uri: vscode.Uri; readonly seed: string }[]> {
    const lost: { uri: vscode.Uri; seed: string }[] = [];
    const known = this.#features.folders.of(vscode.Uri.parse(root, true))?.seeds;
    for (const uri of await this.#sidecars.filesBelow(root)) {
      const seed = readSidecarPath(uri.path)?.seed;
      if (seed === undefined || known?.has(addressOf(root, seed).toString()) === true) continue;
      if (!(await exists(addressOf(root, seed)))) lost.push({ uri, seed });
    }
    return lost;
  }

  async #follow(before: vscode.Uri, after: vscode.Uri): Promise<void> {
    const [from, to] = [seedPathOf(this.#features, before), seedPathOf(this.#features, after)];
    if (!from || !to) return;
    const moved: { readonly uri: vscode.Uri; readonly seed: string }[] = (await this.#sidecars.filesOf(from)).map((uri) => ({ uri, seed: to.seed }));
    for (const uri of await this.#sidecars.filesBelow(from.root, from.seed)) {
      const seed = readSidecarPath(uri.path)?.seed;
      if (seed?.startsWith(`${from.seed}/`)) moved.push({ uri, seed: to.seed + seed.slice(from.seed.length) });
    }
    for (const { uri, seed } of moved) await this.#sidecars.move(uri, { root: to.root, seed });
  }

  /** Answers the seeds that got sidecars. */
  async #adopt(root: string): Promise<ReadonlySet<string>> {
    const adopted = new Set<string>();
    const lost = await this.lost(root);
    if (lost.length === 0) return adopted;
    const owned = new Set((await this.#sidecars.filesBelow(root)).map((uri) => readSidecarPath(uri.path)?.seed));
    const folder = this.#features.folders.of(vscode.Uri.parse(root, true));
    await folder?.settled();
    const free = [...(folder?.seeds ?? [])].filter((uri) => uri.startsWith(`${root}/`) && !owned.has(pathWithin(root, uri))).slice(0, MOST_CANDIDATES);
    const candidates: { seed: string; text: string }[] = [];
    for (const uri of free) {
      const file = await readFileText(vscode.Uri.parse(uri, true)).catch(() => undefined);
      if (file) candidates.push({ seed: pathWithin(root, uri), text: file.text });
    }
    const sources = await Promise.all(lost.map(async ({ uri }) => (await readFileText(uri).catch(() => undefined))?.text ?? ''));
    const found = await this.#sidecars.findSeeds(sources, candidates);
    for (const [i, { uri }] of lost.entries()) {
      const seed = found[i];
      if (seed === undefined || !(await this.#sidecars.move(uri, { root, seed }))) continue;
      adopted.add(seed);
      this.#features.log.info(`${uri.toString(true)} follows its renamed seed ${seed}`);
    }
    return adopted;
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#work.then(work, work);
    this.#work = next.catch(() => undefined);
    return next;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
