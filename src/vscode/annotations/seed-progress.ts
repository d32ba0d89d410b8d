import * as vscode from 'vscode';
import { parseConfig } from '../../core/config/winnow-yaml';
import { setStatus } from '../../core/config/winnow-yaml-edit';
import { changeConfig, configOf, CONFIG_NAME } from '../config-file';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import { seedPathOf } from './seed-moves';
import type { SeedStatus } from '../../core/index/model';

/** Statuses that annotating may replace: a person who said anything else meant it. */
const FROM: ReadonlySet<SeedStatus | undefined> = new Set<SeedStatus | undefined>([undefined, 'new', 'cleaned']);

/**
 * The status of a seed follows its annotating: the act that settles the last proposal makes it `annotated`, taking that
 * act back gives it the status that it had. A status that a person set meanwhile stays.
 */
export class SeedProgress {
  readonly #features: Features;
  /** Seeds that this window made `annotated`, with the status before. */
  readonly #finished = new Map<string, SeedStatus | undefined>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(features: Features) {
    this.#features = features;
  }

  /** After an act: how many proposals were open before it and are now. */
  acted(seed: vscode.Uri, before: number, now: number): Promise<unknown> {
    if (now > 0 ? !this.#finished.has(seed.toString()) : before === 0) return this.#work;
    this.#work = this.#work.then(() => (now === 0 ? this.#finish(seed) : this.#reopen(seed))).catch(() => undefined);
    return this.#work;
  }

  async #finish(seed: vscode.Uri): Promise<void> {
    const status = await this.#status(seed);
    if (!FROM.has(status)) return;
    if (await this.#set(seed, 'annotated')) this.#finished.set(seed.toString(), status);
  }

  async #reopen(seed: vscode.Uri): Promise<void> {
    const before = this.#finished.get(seed.toString());
    this.#finished.delete(seed.toString());
    if ((await this.#status(seed)) === 'annotated') await this.#set(seed, before);
  }

  async #set(seed: vscode.Uri, status: SeedStatus | undefined): Promise<boolean> {
    const path = seedPathOf(this.#features, seed)?.seed;
    return path !== undefined && changeConfig(this.#features, seed, (text) => setStatus(text, path, status), `${path} is ${status ?? 'without a status'} (${CONFIG_NAME})`);
  }

  async #status(seed: vscode.Uri): Promise<SeedStatus | undefined> {
    const [config, path] = [configOf(this.#features, seed), seedPathOf(this.#features, seed)];
    if (!config || !path) return undefined;
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === config.uri.toString());
    const text = open?.getText() ?? (await readFileText(config.uri))?.text;
    return text === undefined ? undefined : parseConfig(text).config.seeds.get(path.seed)?.status;
  }
}
