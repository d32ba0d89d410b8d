import { Worker } from 'node:worker_threads';
import type { Port } from '../port';

/**
 * Starts a worker thread on `script` (an absolute path).
 * @param dataFolder where the product's data files lie, and `storage` where the index is kept: absolute paths.
 */
export function startNodeWorker(script: string, dataFolder: string, storage?: string): Port {
  const worker = new Worker(script, { workerData: { dataFolder, storage }, name: 'winnow', stdout: false, stderr: false });
  worker.unref();
  let closed = false;
  let gone: (reason: string) => void = () => undefined;
  const leave = (reason: string): void => {
    if (closed) return;
    closed = true;
    gone(reason);
  };
  worker.on('error', (error) => leave(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on('exit', (code) => leave(`the worker ended with code ${code}`));
  return {
    post: (message, transfer = []) => {
      if (!closed) worker.postMessage(message, transfer);
    },
    onMessage: (listener) => void worker.on('message', listener),
    onGone: (listener) => {
      gone = listener;
    },
    close: () => {
      closed = true;
      void worker.terminate();
    },
  };
}
