import { Document, isMap, isScalar, isSeq, type Node, parseDocument, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { type AnnotationSet, inTextOrder } from './annotation';
import { conflictSides } from './conflict-markers';
import { writePieces } from './pieces';
import { isMapping, OWN_KEYS, toFields } from './sidecar-fields';
import { TargetWriter } from './targets';
import { writeWords } from './words';

/** The version of the file format; a reader that meets a higher one should leave the file alone. */
export const SIDECAR_VERSION = 1;

const HEAD = ' Winnow annotations. Positions count code points, a line break as one; see docs/annotations.md.';
/** What a plain YAML file cannot hold as it is: control characters and lone surrogates. */
const NEEDS_ESCAPES = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

/**
 * The sidecar's new text, or undefined when `previous` must not be overwritten (see `Sidecar.writable`). Entries stand
 * in the order of the text. Comments, keys that are not ours and entries that could not be read stay where they are;
 * entries that did not change stay as they were written. `text` is the seed's text that the spans are of.
 */
export function writeSidecar(previous: string | undefined, set: AnnotationSet, text: string, writer: TargetWriter = new TargetWriter(text)): string | undefined {
  const document = previous === undefined || previous.trim() === '' ? fresh() : parsed(previous);
  const root = document?.contents;
  if (!document || !isMap(root)) return undefined;
  const map = root as YAMLMap;
  for (const [key, value] of [['version', SIDECAR_VERSION], ['seed', set.seed], ['annotator', set.annotator]] as const) put(document, map, key, value);
  if (!isMap(map.get('text'))) map.set('text', document.createNode({}));
  const memory = map.get('text') as YAMLMap;
  put(document, memory, 'hash', writer.memory.hash);
  putBlock(memory, 'pieces', writePieces(writer.memory.pieces));
  putBlock(memory, 'words', writeWords(writer.memory.words, writer.memory.pieces));
  if (!isSeq(map.get('annotations'))) map.set('annotations', document.createNode([]));
  const list = map.get('annotations') as YAMLSeq;
  list.flow = false;
  const { before, groups } = groupItems(document, list);
  const items: unknown[] = [...before];
  const left = new Map(groups);
  for (const annotation of [...set.annotations].sort(inTextOrder)) {
    const fields = toFields(writer.written(annotation), writer.memory.hash);
    const group = left.get(annotation.id);
    left.delete(annotation.id);
    items.push(group ? update(document, group.item, fields) : toNode(document, fields), ...(group?.followers ?? []));
  }
  for (const group of left.values()) items.push(...group.followers);
  list.items = items;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function fresh(): Document {
  const document = new Document({});
  document.commentBefore = HEAD;
  return document;
}

function putBlock(map: YAMLMap, key: string, value: string): void {
  if (String(map.get(key)).trim() === value) return;
  const block = new Scalar(value);
  block.type = Scalar.BLOCK_LITERAL;
  map.set(key, block);
}

function parsed(source: string): Document | undefined {
  if (conflictSides(source)) return undefined;
  try {
    const document = parseDocument(source, { stringKeys: true, prettyErrors: false });
    return document.errors.length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

interface Group {
  readonly item: YAMLMap;
  /** Entries behind it that are none of ours. */
  readonly followers: unknown[];
}

/** The entries by id, each with the unreadable ones that follow it; `before` holds those in front of all. */
function groupItems(document: Document, list: YAMLSeq): { before: unknown[]; groups: Map<string, Group> } {
  const before: unknown[] = [];
  const groups = new Map<string, Group>();
  let last: Group | undefined;
  for (const item of list.items) {
    const data: unknown = (item as Node).toJS(document);
    const id = isMapping(data) ? data['id'] : undefined;
    const readable = isMap(item) && typeof id === 'string' && typeof data === 'object' && isMapping(data) && 'quote' in data && 'label' in data && 'position' in data;
    if (readable && !groups.has(id)) {
      last = { item: item as YAMLMap, followers: [] };
      groups.set(id, last);
    } else (last?.followers ?? before).push(item);
  }
  return { before, groups };
}

function update(document: Document, item: YAMLMap, fields: Record<string, unknown>): YAMLMap {
  const old: unknown = item.toJS(document);
  if (!isMapping(old)) return item;
  for (const [key, value] of Object.entries(fields)) {
    if (JSON.stringify(old[key]) !== JSON.stringify(value)) put(document, item, key, value);
  }
  for (const key of Object.keys(old)) if (OWN_KEYS.has(key) && !(key in fields)) item.delete(key);
  return item;
}

function put(document: Document, map: YAMLMap, key: string, value: unknown): void {
  const old = map.get(key, true);
  const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isScalar(old) && simple) {
    if (old.value === value) return;
    old.value = value;
    delete old.source;
    delete old.type;
    escapeIfNeeded(old);
  } else map.set(key, toNode(document, value));
}

function toNode(document: Document, value: unknown): Node {
  const node = document.createNode(value) as Node;
  visitScalars(node);
  return node;
}

function visitScalars(node: unknown): void {
  if (isScalar(node)) escapeIfNeeded(node);
  else if (isMap(node)) for (const pair of node.items) visitScalars(pair.value);
  else if (isSeq(node)) for (const item of node.items) visitScalars(item);
}

function escapeIfNeeded(scalar: Scalar): void {
  if (typeof scalar.value === 'string' && NEEDS_ESCAPES.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
}
