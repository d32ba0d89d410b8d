import type { WebStart, WorkerScope } from './web-start';

/** Libraries, parts and service, in the order in which they need each other. */
const SCRIPTS = ['vendor/yaml.js', 'vendor/re2js.js', 'common-words.js', 'passages.js', 'tagger.js', 'dates.js', 'line-model.js', 'boilerplate.js', 'index-pages.js', 'engine.js', 'service.js'];

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = (first) => {
  const start = first.data as WebStart;
  scope.importScripts(...SCRIPTS.map((script) => `${start.base}/${script}`));
  scope.winnowServe?.(scope, start);
};
