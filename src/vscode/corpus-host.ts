import * as vscode from 'vscode';
import { Client } from '../host/client';
import type { Answer, Events, Notices, Params, RequestName } from '../host/protocol';
import type { Port } from '../host/port';
import type { Log } from './log';

/**
 * The corpus as features see it: requests to its thread, and the events it sends. When the thread dies it is started
 * anew, `onDidRestart` lets everybody tell it again what they know, and the user hears of it once.
 */
export class CorpusHost implements vscode.Disposable {
  readonly #client: Client;
  readonly #log: Log;
  readonly #restarted = new vscode.EventEmitter<void>();
  readonly #affected = new vscode.EventEmitter<Events['affected']>();
  readonly #progress = new vscode.EventEmitter<Events['progress']>();
  #toldOfCrash = false;

  readonly onDidRestart = this.#restarted.event;
  readonly onDidAffect = this.#affected.event;
  readonly onDidProgress = this.#progress.event;

  constructor(start: () => Port, log: Log) {
    this.#log = log;
    this.#client = new Client(start, {
      event: (name, params) => this.#event(name, params),
      restarted: (reason) => this.#crashed(reason),
      gaveUp: (reason) => {
        log.error(`The corpus thread died again and was not restarted: ${reason}`);
        void vscode.window.showErrorMessage('Winnow stopped: its analysis failed several times. See the log; reload the window to try again.');
      },
    });
  }

  /** See `Client.request`. */
  request<N extends RequestName>(name: N, params: Params<N>, token?: vscode.CancellationToken, transfer?: ArrayBuffer[]): Promise<Answer<N>> {
    return this.#client.request(name, params, token, transfer);
  }

  /** See `Client.notify`. */
  notify<N extends keyof Notices>(name: N, params: Notices[N]): void {
    this.#client.notify(name, params);
  }

  dispose(): void {
    this.#client.dispose();
    this.#restarted.dispose();
    this.#affected.dispose();
    this.#progress.dispose();
  }

  #event<N extends keyof Events>(name: N, params: Events[N]): void {
    if (name === 'affected') this.#affected.fire(params as Events['affected']);
    else if (name === 'progress') this.#progress.fire(params as Events['progress']);
    else {
      const { level, message } = params as Events['log'];
      this.#log[level](message);
    }
  }

  #crashed(reason: string): void {
    this.#log.error(`The corpus thread died and was restarted: ${reason}`);
    if (!this.#toldOfCrash) {
      this.#toldOfCrash = true;
      void vscode.window.showWarningMessage('Winnow restarted its analysis after a failure. Your files are untouched; the log has the details.');
    }
    this.#restarted.fire();
  }
}
