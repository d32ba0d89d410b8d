import type { IndexModel, IndexOptions } from './model';
import { IndexRenderer } from './renderer';

/**
 * The whole index of `model`: contents of the block of `INDEX.md` and of each page below `index/`, by relative path.
 * The same model gives the same bytes everywhere, whatever the order of its lists.
 */
export function renderIndex(model: IndexModel, options: Partial<IndexOptions> = {}): Map<string, string> {
  const renderer = new IndexRenderer(options);
  renderer.putAll(model);
  return renderer.text();
}
