/** The first message to a web worker: the URL of the folder that holds the scripts and `../data`, without a trailing slash. */
export interface WebStart {
  readonly base: string;
}

/** As much of a dedicated worker's global scope as is used here; the DOM library is not loaded for this project. */
export interface WorkerScope {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  importScripts(...urls: string[]): void;
  close(): void;
  /** Set by the service's script. */
  winnowServe?: (scope: WorkerScope, start: WebStart) => void;
}
