import type { BrowserContext } from 'playwright-core';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { makeScratch, removeScratch } from '../../../tools/host/scratch';
import { ROOT } from '../../../tools/host/paths';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Winnow as a browser loads it: served over http, with only the browser's entry point in its manifest. */
export interface ServedExtension {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the files of the packaged extension, without its desktop entry point. */
export async function serveExtension(): Promise<ServedExtension> {
  const folder = makeScratch('web');
  for (const part of ['dist', 'media', 'schemas', 'syntaxes', 'language-configuration.json']) fs.cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  delete manifest['main'];
  delete manifest['extensionKind'];
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const server = http.createServer((request, response) => {
    const file = path.join(folder, path.normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'cross-origin-resource-policy': 'cross-origin' };
    fs.readFile(file, (error, bytes) => {
      response.writeHead(error && request.method !== 'OPTIONS' ? 404 : 200, { ...headers, 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
      response.end(error ? undefined : bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of the web extension has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          removeScratch(folder);
          resolve();
        });
      }),
  };
}

/** Makes the pages of a context run the served extension in the browser's own extension host. */
export async function runInBrowser(context: BrowserContext, origin: string): Promise<void> {
  const { host } = new URL(origin);
  const patch = { developmentOptions: { extensions: [{ scheme: 'http', authority: host, path: '/' }] } };
  // Plain source: a function of ours would reach the page with helpers of the compiler that are not there.
  await context.addInitScript({
    content: `if (globalThis === globalThis.top) document.addEventListener('readystatechange', () => {
      const settings = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || !settings) return;
      settings.setAttribute('data-settings', JSON.stringify({ ...JSON.parse(settings.getAttribute('data-settings')), ...${JSON.stringify(patch)} }));
    });`,
  });
}
