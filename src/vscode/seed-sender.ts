import * as vscode from 'vscode';
import { SIDECAR_FOLDER } from '../core/annotations/sidecar-path';
import type { FileToRead, Skipped } from '../host/protocol';
import type { CorpusHost } from './corpus-host';
import { messageOf } from './log';

/** Files whose bytes the extension host reads at the same time, where the thread can't read by itself. */
const READS_AT_ONCE = 64;

/** Gives the seeds and annotation files of one workspace folder to the corpus thread: by name where it reads by itself, else their bytes. */
export class SeedSender {
  readonly #folder: string;
  readonly #host: CorpusHost;
  readonly #threadReads: (uri: vscode.Uri) => boolean;

  constructor(folder: string, host: CorpusHost, threadReads: (uri: vscode.Uri) => boolean) {
    this.#folder = folder;
    this.#host = host;
    this.#threadReads = threadReads;
  }

  /** Has seeds read and others forgotten; answers those that could not be read. `whole`: these are all. */
  async send(files: readonly vscode.Uri[], removed: readonly string[], token?: vscode.CancellationToken, whole = false): Promise<Skipped[]> {
    const skipped: Skipped[] = [];
    const local = files.filter((uri) => this.#threadReads(uri)).map((uri) => ({ uri: uri.toString() }));
    if (local.length > 0 || removed.length > 0) {
      const all = whole && local.length === files.length;
      skipped.push(...(await this.#host.request('read', { folder: this.#folder, files: local, removed, whole: all }, token)).skipped);
    }
    const remote = files.filter((uri) => !this.#threadReads(uri));
    for (let from = 0; from < remote.length; from += READS_AT_ONCE) {
      skipped.push(...(await this.#sendBytes(remote.slice(from, from + READS_AT_ONCE), token)));
    }
    return skipped;
  }

  /** True when some sidecar may count differently now. */
  async sendSidecars(files: readonly vscode.Uri[], removed: readonly string[]): Promise<boolean> {
    const read = await Promise.all(
      files.map(async (uri): Promise<FileToRead | undefined> => {
        if (this.#threadReads(uri)) return { uri: uri.toString() };
        const bytes = await Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => undefined);
        return bytes && { uri: uri.toString(), bytes };
      }),
    );
    const sent = read.filter((file) => file !== undefined);
    if (sent.length + removed.length > 0) await this.#host.request('sidecars', { folder: this.#folder, files: sent, removed });
    return sent.length > 0 || removed.some((uri) => uri.includes(`/${SIDECAR_FOLDER}`));
  }

  async #sendBytes(files: readonly vscode.Uri[], token?: vscode.CancellationToken): Promise<readonly Skipped[]> {
    const skipped: Skipped[] = [];
    const read = await Promise.all(
      files.map(async (uri): Promise<FileToRead | undefined> => {
        try {
          return { uri: uri.toString(), bytes: (await vscode.workspace.fs.readFile(uri)).slice() };
        } catch (error) {
          skipped.push({ uri: uri.toString(), reason: messageOf(error) });
          return undefined;
        }
      }),
    );
    const sent = read.filter((file) => file !== undefined);
    const buffers = sent.flatMap((file) => (file.bytes ? [file.bytes.buffer as ArrayBuffer] : []));
    return [...skipped, ...(await this.#host.request('read', { folder: this.#folder, files: sent, removed: [] }, token, buffers)).skipped];
  }
}
