import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { readSidecarPath } from '../../core/annotations/sidecar-path';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import { addressOf, annotatorOf, type Sidecars } from './sidecars';

/** The annotations of one sidecar whose seed is not open. */
export interface Surveyed {
  readonly seed: vscode.Uri;
  /** The seed does not exist. */
  readonly gone: boolean;
  readonly annotator: string;
  readonly annotations: readonly Annotation[];
}

/** Reads the sidecars of seeds that are not open, each again only after it or its seed changed. */
export class SidecarSurvey {
  readonly #features: Features;
  readonly #sidecars: Sidecars;
  readonly #read = new Map<string, { readonly stamp: string; readonly found: Surveyed }>();

  constructor(features: Features, sidecars: Sidecars) {
    this.#features = features;
    this.#sidecars = sidecars;
  }

  /** What the sidecars of all open folders say, those of the seeds in `open` left out. */
  async all(open: ReadonlySet<string>): Promise<Surveyed[]> {
    const found: Surveyed[] = [];
    const seen = new Set<string>();
    for (const root of new Set(this.#features.folders.all.flatMap(({ roots }) => roots))) {
      for (const uri of await this.#sidecars.filesBelow(root)) {
        const path = readSidecarPath(uri.path)?.seed;
        const seed = path === undefined ? undefined : addressOf(root, path);
        if (!seed || open.has(seed.toString())) continue;
        seen.add(uri.toString());
        const one = await this.#one(root, uri, seed).catch(() => undefined);
        if (one) found.push(one);
      }
    }
    for (const key of [...this.#read.keys()]) if (!seen.has(key)) this.#read.delete(key);
    return found;
  }

  async #one(root: string, uri: vscode.Uri, seed: vscode.Uri): Promise<Surveyed | undefined> {
    const stamp = `${await stampOf(uri)} ${await stampOf(seed)}`;
    const known = this.#read.get(uri.toString());
    if (known?.stamp === stamp) return known.found;
    const [file, seedFile] = [await readFileText(uri), await readFileText(seed).catch(() => undefined)];
    if (!file) return undefined;
    const { annotations } = await this.#sidecars.survey(uri, root, file.text, seedFile?.text);
    const found = { seed, gone: !seedFile, annotator: annotatorOf(uri), annotations };
    this.#read.set(uri.toString(), { stamp, found });
    return found;
  }
}

async function stampOf(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.fs.stat(uri).then(
    ({ mtime, size }) => `${mtime}/${size}`,
    () => 'none',
  );
}
