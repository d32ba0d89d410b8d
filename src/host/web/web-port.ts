import type { Port } from '../port';
import type { WebStart } from './web-start';

/** The part of a browser's Worker that is used here; the DOM library is not loaded for this project. */
interface WebWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

declare const Worker: new (url: string) => WebWorker;

/** Starts a web worker. `base` is the URL of the folder that holds `worker.js` and the scripts it loads, without a trailing slash. */
export function startWebWorker(base: string): Port {
  const worker = new Worker(`${base}/worker.js`);
  const start: WebStart = { base };
  worker.postMessage(start, []);
  let closed = false;
  return {
    post: (message, transfer = []) => {
      if (!closed) worker.postMessage(message, transfer);
    },
    onMessage: (listener) => {
      worker.onmessage = (event) => listener(event.data);
    },
    onGone: (listener) => {
      worker.onerror = (event) => {
        if (closed) return;
        closed = true;
        worker.terminate();
        listener(event.message ?? 'the worker failed');
      };
    },
    close: () => {
      closed = true;
      worker.terminate();
    },
  };
}
