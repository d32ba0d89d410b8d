import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../service';
import { nodePlatform } from './node-platform';

if (parentPort) {
  const port = parentPort;
  const { dataFolder, storage } = workerData as { dataFolder: string; storage: string | undefined };
  serve(
    {
      post: (message, transfer = []) => port.postMessage(message, transfer),
      onMessage: (listener) => void port.on('message', listener),
      onGone: () => undefined,
      close: () => port.close(),
    },
    nodePlatform([dataFolder], storage),
  );
}
