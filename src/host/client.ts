import type { Answer, Events, Notices, Params, RequestName, ToClient, ToService } from './protocol';
import type { Port } from './port';

/** The request was cancelled, by its token or because the thread went away. Never worth logging. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

/** As much of an editor's cancellation token as is used here. */
export interface Token {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export interface ClientEvents {
  event<N extends keyof Events>(name: N, params: Events[N]): void;
  /** The thread died and a new one runs: tell it again what it must know. */
  restarted(reason: string): void;
  /** The thread died too often; no new one is started. */
  gaveUp(reason: string): void;
}

/** A thread that dies more often than this within `CRASH_WINDOW_MS` is not started again. */
const MAX_CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;

/** The editor's side of the corpus thread: typed requests that can be cancelled, and a thread that is started anew when it dies. */
export class Client {
  readonly #start: () => Port;
  readonly #events: ClientEvents;
  readonly #pending = new Map<number, Pending>();
  readonly #crashes: number[] = [];
  #port: Port | undefined;
  #next = 1;
  #disposed = false;

  /** Nothing runs until the first request. */
  constructor(start: () => Port, events: ClientEvents) {
    this.#start = start;
    this.#events = events;
  }

  /**
   * Asks the thread. Rejects with `Cancelled` when the token fires or the thread dies before the answer, with an Error
   * holding the thread's message when the request fails there.
   */
  request<N extends RequestName>(name: N, params: Params<N>, token?: Token, transfer?: ArrayBuffer[]): Promise<Answer<N>> {
    if (token?.isCancellationRequested || this.#disposed) return Promise.reject(new Cancelled());
    const id = this.#next++;
    return new Promise<Answer<N>>((resolve, reject) => {
      const cancel = token?.onCancellationRequested(() => {
        this.#pending.delete(id);
        this.#post({ cancel: id });
        reject(new Cancelled());
      });
      this.#pending.set(id, {
        resolve: (answer) => {
          cancel?.dispose();
          resolve(answer as Answer<N>);
        },
        reject: (error) => {
          cancel?.dispose();
          reject(error);
        },
      });
      this.#post({ id, request: name, params } as ToService, transfer);
    });
  }

  /** Tells the thread something that needs no answer. */
  notify<N extends keyof Notices>(name: N, params: Notices[N]): void {
    if (!this.#disposed) this.#post({ notice: name, params } as ToService);
  }

  dispose(): void {
    this.#disposed = true;
    this.#port?.close();
    this.#port = undefined;
    this.#dropAll();
  }

  #post(message: ToService, transfer?: ArrayBuffer[]): void {
    this.#running()?.post(message, transfer);
  }

  #running(): Port | undefined {
    if (this.#port || this.#disposed) return this.#port;
    const port = this.#start();
    this.#port = port;
    port.onMessage((message) => this.#receive(message as ToClient));
    port.onGone((reason) => this.#crashed(reason));
    return port;
  }

  #receive(message: ToClient): void {
    if ('event' in message) {
      this.#events.event(message.event, message.params);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    if ('failed' in message) pending.reject(new Error(message.failed));
    else if ('cancelled' in message) pending.reject(new Cancelled());
    else pending.resolve(message.answer);
  }

  #crashed(reason: string): void {
    this.#port = undefined;
    this.#dropAll();
    if (this.#disposed) return;
    const now = Date.now();
    this.#crashes.push(now);
    while (this.#crashes[0] !== undefined && this.#crashes[0] < now - CRASH_WINDOW_MS) this.#crashes.shift();
    if (this.#crashes.length > MAX_CRASHES) {
      this.#disposed = true;
      this.#events.gaveUp(reason);
    } else this.#events.restarted(reason);
  }

  #dropAll(): void {
    const dropped = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of dropped) pending.reject(new Cancelled());
  }
}
