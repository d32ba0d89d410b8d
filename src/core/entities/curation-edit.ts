import { type Document, isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import type { EntityType } from './mention';
import { nameKey } from './name-key';

/**
 * Writers for seeds/entities.yaml. Each takes the file's text ('' for a file that does not exist) and returns the new
 * text; comments, order and the other entries stay as they are. They throw an Error with a plain message when the file
 * has a syntax error, since then nothing can be written without losing something.
 */

const HEADER = '# Names in these seeds: what Winnow should know about them. Edit freely; comments and order are kept.\n';

/** Sets the note of the entity `name`. */
export function addNote(text: string, name: string, note: string, type?: EntityType): string {
  return edit(text, (document) => {
    entity(document, name, type).set('note', note);
  });
}

/** Sets the type of the entity `name`. */
export function setType(text: string, name: string, type: EntityType): string {
  return edit(text, (document) => {
    entity(document, name).set('type', type);
  });
}

/** Says that `name` is never a name. */
export function notAnEntity(text: string, name: string): string {
  return edit(text, (document) => {
    addTo(root(document), 'ignore', name);
  });
}

/** Says that two names are one entity: `other` becomes a spelling of `name`, and a "not" that said otherwise goes. */
export function same(text: string, name: string, other: string, type?: EntityType): string {
  return edit(text, (document) => {
    const swap = find(document, name) === undefined && find(document, other) !== undefined;
    const kept = entity(document, swap ? other : name, type);
    const added = swap ? name : other;
    removeFrom(kept, 'not', added);
    addTo(kept, 'spellings', added);
  });
}

/** Says that two names are not one entity: `other` goes under "not" of `name`, and from its spellings. */
export function different(text: string, name: string, other: string, type?: EntityType): string {
  return edit(text, (document) => {
    const kept = entity(document, name, type);
    removeFrom(kept, 'spellings', other);
    addTo(kept, 'not', other);
  });
}

function edit(text: string, change: (document: Document) => void): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const source = text.trim() === '' ? HEADER : text.replaceAll('\r\n', '\n');
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw new Error(`entities.yaml has a syntax error and was not changed: ${error.message}`);
  change(document);
  const result = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return eol === '\n' ? result : result.replaceAll('\n', eol);
}

function root(document: Document): YAMLMap {
  if (!isMap(document.contents)) {
    const before = document.contents?.commentBefore ?? document.commentBefore;
    const map = new YAMLMap();
    document.contents = map;
    if (before) document.commentBefore = before;
  }
  return document.contents as YAMLMap;
}

function entities(document: Document): YAMLSeq {
  const map = root(document);
  const list: unknown = map.get('entities', true);
  if (isSeq(list)) return list;
  const made = new YAMLSeq();
  map.set('entities', made);
  return made;
}

/** The entry that has `name` as its name or among its spellings. */
function find(document: Document, name: string): YAMLMap | undefined {
  const key = nameKey(name);
  const maps = entities(document).items.filter((item) => isMap(item));
  const names = (map: YAMLMap, under: string): string[] => {
    const node: unknown = map.get(under, true);
    const scalars = isSeq(node) ? node.items : [node];
    return scalars.flatMap((item) => (isScalar(item) && item.value !== null ? [nameKey(String(item.value))] : []));
  };
  return maps.find((map) => names(map, 'name').includes(key)) ?? maps.find((map) => names(map, 'spellings').includes(key));
}

function entity(document: Document, name: string, type?: EntityType): YAMLMap {
  const found = find(document, name);
  if (found) return found;
  const made = new YAMLMap();
  made.set('name', name);
  if (type) made.set('type', type);
  entities(document).add(made);
  return made;
}

function addTo(map: YAMLMap, key: string, value: string): void {
  const node: unknown = map.get(key, true);
  if (!isSeq(node)) {
    const list = new YAMLSeq();
    if (isScalar(node) && node.value !== null) list.add(node);
    map.set(key, list);
    addTo(map, key, value);
    return;
  }
  if (!node.items.some((item) => isScalar(item) && item.value === value)) node.add(value);
}

function removeFrom(map: YAMLMap, key: string, value: string): void {
  const node: unknown = map.get(key, true);
  if (!isSeq(node)) return;
  const index = node.items.findIndex((item) => isScalar(item) && nameKey(String(item.value)) === nameKey(value));
  if (index >= 0) node.delete(index);
  if (node.items.length === 0) map.delete(key);
}
