import type { Span } from '../text/span';
import { pathOfDestination, unescapeMarkdown } from './escape';
import { SECTION_TITLES, typeOfHeading } from './headings';
import { findPair, MarkedText, scanMarkers } from './marker-scan';
import type { IndexSection } from './model';

/** A link of the index to a seed or to a page. */
export interface IndexLink {
  /** The whole link, `[text](destination)`. */
  readonly span: Span;
  /** Where it leads, relative to the folder of `INDEX.md`; a link of a page below `index/` without its `../`. */
  readonly path: string;
  readonly kind: 'seed' | 'page';
}

/** An entity as its line in the index names it. */
export interface IndexedEntity {
  readonly name: string;
  readonly type: string;
  /** The name as written, without the stars. */
  readonly span: Span;
  /** Line of the file, 0-based. */
  readonly line: number;
}

/** What stands in the block of an index file, with places in the whole text (UTF-16). */
export interface ReadIndex {
  /** From the first marker to the end of the second; undefined when the file has no one block. */
  readonly blockSpan: Span | undefined;
  /** Line of the first marker, 0-based. */
  readonly blockLine: number | undefined;
  readonly links: readonly IndexLink[];
  /** The line of a seed's row in the table, by path. */
  readonly seedsByLine: ReadonlyMap<number, string>;
  /** Entities, in the order of their lines. */
  readonly entities: readonly IndexedEntity[];
  /** The entity whose name stands at the offset. */
  entityAt(offset: number): IndexedEntity | undefined;
}

const LINK = /\[((?:\\.|[^\\[\]]){0,4000})\]\(([^()\s]*)\)/g;
const ENTITY = /^- \*\*((?:\\.|[^\\*])+)\*\*/;
const HEADING = /^(#{2,3}) (.*)$/;
const WEB = /^[a-z][a-z0-9+.-]*:/i;
const PAGE = /^index\/[^/]+\.md$/;

/** Reads an index file back. Only what stands between the markers is looked at; a user's text has no part in it. */
export function readIndex(text: string): ReadIndex {
  const marked = new MarkedText(text);
  const pair = findPair(scanMarkers(marked.contents));
  const links: IndexLink[] = [];
  const seedsByLine = new Map<number, string>();
  const entities: IndexedEntity[] = [];
  if (pair === undefined || 'kind' in pair) return { blockSpan: undefined, blockLine: undefined, links, seedsByLine, entities, entityAt: () => undefined };
  let section: IndexSection | undefined;
  let type = '';
  for (let line = pair.begin + 1; line < pair.end; line++) {
    const content = marked.contents[line] ?? '';
    const heading = HEADING.exec(content);
    if (heading?.[1] === '##') section = sectionOf(heading[2] ?? '');
    else if (heading) type = typeOfHeading(heading[2] ?? '');
    const offset = marked.lines.start(line);
    const found = linksOf(content, offset);
    links.push(...found);
    const [first] = found;
    if (section === 'seeds' && content.startsWith('| [') && first?.span.start === offset + 2) seedsByLine.set(line, first.path);
    const name = section === 'entities' ? ENTITY.exec(content)?.[1] : undefined;
    if (name !== undefined) entities.push({ name: unescapeMarkdown(name), type, line, span: { start: offset + 4, end: offset + 4 + name.length } });
  }
  return { blockSpan: marked.span(pair.begin, pair.end), blockLine: pair.begin, links, seedsByLine, entities, entityAt: (at) => entityAt(entities, at) };
}

function sectionOf(heading: string): IndexSection | undefined {
  const entry = Object.entries(SECTION_TITLES).find(([, title]) => heading === title || heading.startsWith(`${title}: `));
  return entry?.[0] as IndexSection | undefined;
}

function linksOf(content: string, offset: number): IndexLink[] {
  const links: IndexLink[] = [];
  for (const match of content.matchAll(LINK)) {
    const destination = match[2] ?? '';
    if (WEB.test(destination)) continue;
    const path = pathOfDestination(destination.replace(/^(?:\.\.\/)+/, ''));
    if (path === undefined || path === '') continue;
    const kind = PAGE.test(path) && content.startsWith('- [') ? 'page' : path === 'INDEX.md' ? 'page' : 'seed';
    links.push({ span: { start: offset + match.index, end: offset + match.index + match[0].length }, path, kind });
  }
  return links;
}

/** Binary search: entities are sorted by place. */
function entityAt(entities: readonly IndexedEntity[], offset: number): IndexedEntity | undefined {
  let low = 0;
  let high = entities.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entities[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const entity = entities[low];
  return entity !== undefined && offset >= entity.span.start && offset <= entity.span.end ? entity : undefined;
}
