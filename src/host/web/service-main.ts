import type { Platform } from '../port';
import { serve } from '../service';
import type { WorkerScope } from './web-start';

/** The machine as a browser's worker sees it: it reads no files, and fetches the product's data. */
function webPlatform(base: string): Platform {
  return {
    read: () => undefined,
    changeTimes: async (uris) => uris.map(() => undefined),
    readSync: () => undefined,
    pathOf: (uri) => uri,
    linkedFiles: async () => new Map(),
    asset: async (name) => {
      const response = await fetch(`${base}/../data/${name}`);
      if (!response.ok) throw new Error(`${name} could not be loaded: ${response.status} ${response.statusText}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    keep: () => undefined,
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    giveWay: () => new Promise((resolve) => setTimeout(resolve, 4)),
  };
}

(globalThis as unknown as WorkerScope).winnowServe = (scope, { base }) => {
  serve(
    {
      post: (message, transfer = []) => scope.postMessage(message, transfer),
      onMessage: (listener) => {
        scope.onmessage = (event) => listener(event.data);
      },
      onGone: () => undefined,
      close: () => scope.close(),
    },
    webPlatform(base),
  );
};
