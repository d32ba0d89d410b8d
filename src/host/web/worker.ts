import { serve } from '../service';
import type { Platform } from '../port';
import type { WebStart } from './web-start';

/** The part of a dedicated worker's global scope that is used here. */
interface Scope {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  close(): void;
}

const scope = globalThis as unknown as Scope;

function webPlatform(dataUrl: string): Platform {
  return {
    read: () => undefined,
    readSync: () => undefined,
    asset: async (name) => {
      const response = await fetch(`${dataUrl}/${name}`);
      if (!response.ok) throw new Error(`${name} could not be loaded: ${response.status} ${response.statusText}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
}

scope.onmessage = (first) => {
  const { dataUrl } = first.data as WebStart;
  serve(
    {
      post: (message, transfer = []) => scope.postMessage(message, transfer),
      onMessage: (listener) => {
        scope.onmessage = (event) => listener(event.data);
      },
      onGone: () => undefined,
      close: () => scope.close(),
    },
    webPlatform(dataUrl),
  );
};
