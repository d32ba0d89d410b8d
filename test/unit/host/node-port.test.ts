import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startNodeWorker } from '../../../src/host/node/node-port';

describe('a worker thread', () => {
  let folder = '';
  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-port-'));
  });
  after(() => fs.rm(folder, { recursive: true }));

  const start = async (body: string): Promise<ReturnType<typeof startNodeWorker>> => {
    const script = path.join(folder, `${Math.random()}.cjs`);
    await fs.writeFile(script, body);
    return startNodeWorker(script, folder);
  };

  it('answers, and knows where the data files are', async () => {
    const port = await start("const { parentPort, workerData } = require('node:worker_threads'); parentPort.on('message', (m) => parentPort.postMessage([m, workerData.dataFolder]));");
    const answer = new Promise((resolve) => port.onMessage(resolve));
    port.post('hello');
    assert.deepEqual(await answer, ['hello', folder]);
    port.close();
  });

  it('says why when it dies, and only when it was not closed', async () => {
    const port = await start("require('node:worker_threads').parentPort.on('message', () => { throw new Error('a planted fault'); });");
    const reason = new Promise<string>((resolve) => port.onGone(resolve));
    port.post('die');
    assert.match(await reason, /a planted fault/);
    const other = await start("require('node:worker_threads').parentPort.on('message', () => undefined);");
    other.onGone(() => assert.fail('it was closed on purpose'));
    other.close();
  });
});
