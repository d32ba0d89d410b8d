import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLSeq } from 'yaml';
import type { Span } from '../text/span';
import { withRemedy } from '../text/yaml-remedy';
import { PIECE_SIZES, type Pieces, type PieceSizes, piecesOf } from './curation-pieces';
import type { EntityType } from './mention';
import { nameKey } from './name-key';

/** What the user says of one entity in seeds/entities.yaml. */
export interface CuratedEntity {
  readonly name: string;
  readonly type?: EntityType;
  /** Other spellings of the same entity. */
  readonly spellings: readonly string[];
  /** Names that are not this entity though they look like it. */
  readonly not: readonly string[];
  readonly note?: string;
  readonly links: readonly string[];
  /** 0-based line of the name in entities.yaml. */
  readonly line: number;
}

/** seeds/entities.yaml as data. */
export interface Curation {
  readonly entities: readonly CuratedEntity[];
  /** Words and phrases that are never a name. */
  readonly ignore: readonly string[];
}

/** Something wrong in entities.yaml; `line` and `column` are 0-based. */
export interface CurationProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly span: Span;
}

export interface CurationResult {
  /** What could be read. The caller keeps the last good version when `broken`. */
  readonly curation: Curation;
  readonly problems: readonly CurationProblem[];
  /** The file is no readable YAML: nothing was taken from it. */
  readonly broken: boolean;
}

export const EMPTY_CURATION: Curation = { entities: [], ignore: [] };

const TYPES: ReadonlySet<string> = new Set<EntityType>(['person', 'place', 'organisation', 'other', 'date', 'money', 'quantity']);
const KEYS: ReadonlySet<string> = new Set(['name', 'type', 'spellings', 'not', 'note', 'links']);
/** Bounds that no hand-written file meets: past them the rest is left out and a problem says so. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
const MOST_ENTITIES = 200_000;
const MOST_PROBLEMS = 200;
const LONGEST_NAME = 500;

function isType(value: unknown): value is EntityType {
  return typeof value === 'string' && TYPES.has(value);
}

/**
 * Reads seeds/entities.yaml. Never throws. A syntax error makes the whole file `broken`; a wrong entry is left out and
 * named as a problem at its line. Aliases are never expanded, so a bomb or a cycle costs nothing.
 */
export function parseCuration(text: string, sizes = PIECE_SIZES): CurationResult {
  const reader = new Reader();
  if (text.length > MOST_CHARACTERS) {
    reader.problem('entities.yaml is larger than 32 MB and is not read', 0, 1);
    return { curation: EMPTY_CURATION, problems: reader.problems, broken: true };
  }
  try {
    return new Reader().readPieces(text, sizes) ?? reader.read(text);
  } catch (error) {
    reader.problem(`entities.yaml cannot be read: ${error instanceof Error ? error.message : String(error)}`, 0, 1);
    return { curation: EMPTY_CURATION, problems: reader.problems, broken: true };
  }
}

const OPTIONS = { prettyErrors: false, uniqueKeys: false, keepSourceTokens: false } as const;

class Reader {
  readonly problems: CurationProblem[] = [];
  readonly #counter = new LineCounter();
  readonly #seen = new Map<string, number>();
  /** The entries of the list, where they are not in the document that is read. */
  #pieces: Pieces | undefined;
  /** Where a place of the text that is read stands in the file. */
  #placed = (offset: number): number => offset;

  read(text: string): CurationResult {
    const document = parseDocument(text, { ...OPTIONS, lineCounter: this.#counter });
    for (const error of document.errors) this.problem(`YAML: ${withRemedy(error)}`, error.pos[0], error.pos[1]);
    if (document.errors.length > 0) return { curation: EMPTY_CURATION, problems: this.problems, broken: true };
    return { curation: this.#root(document) ?? EMPTY_CURATION, problems: this.problems, broken: false };
  }

  /**
   * Reads a large file entry by entry, which takes far less memory and time; undefined when it can't be or has a syntax error:
   * then `read` it.
   */
  readPieces(text: string, sizes: PieceSizes): CurationResult | undefined {
    const pieces = piecesOf(text, sizes);
    if (!pieces) return undefined;
    this.#counter.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#counter.addNewLine(at + 1);
    const { rest, cut } = pieces;
    const document = parseDocument(rest, OPTIONS);
    if (document.errors.length > 0) return undefined;
    this.#pieces = pieces;
    this.#placed = (offset) => (offset < cut.start ? offset : offset - cut.start + cut.end);
    const curation = this.#root(document);
    return curation && { curation, problems: this.problems, broken: false };
  }

  problem(message: string, start: number, end: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    const [from, to] = [this.#placed(start), this.#placed(end)];
    const { line, col } = this.#counter.lineStarts.length > 0 ? this.#counter.linePos(from) : { line: 1, col: 1 };
    this.problems.push({ message, line: Math.max(0, line - 1), column: Math.max(0, col - 1), span: { start: from, end: Math.max(from + 1, to) } });
  }

  #at(message: string, node: unknown): void {
    const range = isNode(node) ? node.range : undefined;
    this.problem(message, range?.[0] ?? 0, range?.[1] ?? 1);
  }

  /** Undefined when a piece has a syntax error. */
  #root(document: Document): Curation | undefined {
    const root: unknown = document.contents;
    const entities: CuratedEntity[] = [];
    const ignore: string[] = [];
    if (root === null || (isScalar(root) && root.value === null)) return EMPTY_CURATION;
    if (!isMap(root)) {
      this.#at('entities.yaml should hold "entities:" and "ignore:" lists', root);
      return EMPTY_CURATION;
    }
    this.#keys(root.items, new Set(['entities', 'ignore']), 'entities.yaml');
    for (const pair of root.items) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      if (key === 'ignore') ignore.push(...this.#strings(pair.value, 'ignore'));
      if (key !== 'entities') continue;
      if (this.#pieces) {
        if (!this.#readEach(this.#pieces, entities)) return undefined;
      } else if (isSeq(pair.value)) this.#list(pair.value, entities);
      else if (!(isScalar(pair.value) && pair.value.value === null)) this.#at('"entities" should be a list', pair.value);
    }
    return { entities, ignore };
  }

  /** False when a piece has a syntax error. */
  #readEach({ pieces }: Pieces, entities: CuratedEntity[]): boolean {
    const placed = this.#placed;
    for (const { text, start } of pieces) {
      const document = parseDocument(text, OPTIONS);
      if (document.errors.length > 0 || !isSeq(document.contents)) return false;
      this.#placed = (offset) => start + offset;
      this.#list(document.contents, entities);
    }
    this.#placed = placed;
    return true;
  }

  #list({ items }: YAMLSeq, entities: CuratedEntity[]): void {
    for (const item of items) {
      if (entities.length >= MOST_ENTITIES) {
        this.#at(`Only the first ${MOST_ENTITIES} entities are read`, item);
        break;
      }
      const entity = this.#entity(item);
      if (entity) entities.push(entity);
    }
  }

  #keys(items: readonly { readonly key: unknown }[], known: ReadonlySet<string>, where: string): void {
    const seen = new Set<string>();
    for (const { key } of items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (seen.has(name)) this.#at(`"${name}" stands twice in ${where}; the last one counts`, key);
      else if (!known.has(name)) this.#at(`Unknown key "${name}" in ${where}`, key);
      seen.add(name);
    }
  }

  #entity(node: unknown): CuratedEntity | undefined {
    if (!isMap(node)) {
      this.#at(isAlias(node) ? 'An alias cannot stand for an entity' : 'An entity should be a mapping with a "name"', node);
      return undefined;
    }
    this.#keys(node.items, KEYS, 'this entity');
    const value = (key: string): unknown => node.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key)?.value ?? undefined;
    const nameNode = value('name');
    const name = this.#string(nameNode);
    if (name === undefined || nameKey(name) === '') {
      this.#at('An entity needs a "name"', nameNode ?? node);
      return undefined;
    }
    const typeNode = value('type');
    const type = isScalar(typeNode) ? typeNode.value : undefined;
    if (typeNode !== undefined && !isType(type)) this.#at(`"type" should be one of ${[...TYPES].join(', ')}`, typeNode);
    const position = isNode(nameNode) && nameNode.range ? this.#counter.linePos(this.#placed(nameNode.range[0])).line - 1 : 0;
    const identity = `${isType(type) ? type : ''}:${nameKey(name)}`;
    const earlier = this.#seen.get(identity);
    if (earlier !== undefined) this.#at(`"${name}" is listed already at line ${earlier + 1}; both entries are read as one`, nameNode);
    else this.#seen.set(identity, position);
    const noteNode = value('note');
    const note = noteNode === undefined ? undefined : this.#string(noteNode, 20_000);
    if (noteNode !== undefined && note === undefined) this.#at('"note" should be text', noteNode);
    return {
      name,
      ...(isType(type) ? { type } : {}),
      spellings: this.#strings(value('spellings'), 'spellings'),
      not: this.#strings(value('not'), 'not'),
      ...(note === undefined ? {} : { note }),
      links: this.#strings(value('links'), 'links').filter((link) => {
        if (/^https?:\/\/\S+$/i.test(link)) return true;
        this.#at(`"${link}" is no http or https link`, value('links'));
        return false;
      }),
      line: position,
    };
  }

  #string(node: unknown, longest = LONGEST_NAME): string | undefined {
    if (!isScalar(node)) return undefined;
    const { value } = node;
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? (node.source ?? String(value)) : '';
    return text === '' || text.length > longest ? undefined : text;
  }

  /** A list of strings; one string alone counts as a list of one. */
  #strings(node: unknown, key: string): string[] {
    if (node === undefined || (isScalar(node) && node.value === null)) return [];
    const items: readonly unknown[] = isSeq(node) ? node.items : [node];
    const strings: string[] = [];
    for (const item of items) {
      const text = this.#string(item as Node);
      if (text === undefined) this.#at(`"${key}" should list plain text`, item);
      else strings.push(text);
    }
    return strings;
  }
}
