import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemEntity, type ItemToken } from 'wink-nlp';

/** A mention as the scorer reads it: UTF-16 offsets and PER, LOC, ORG, MISC, DATE or MONEY. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** Something that finds names in a text. */
export interface Finder {
  readonly name: string;
  find(text: string): Found[];
}

interface Offsets {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

const EDGES = /^[\s"“”'‘(]+|(?:['’]s)?[\s.,;:!?"”'’)]*$/g;

/** compromise's people, places and organisations, without the punctuation that it leaves on them. */
export function compromiseFinder(): Finder {
  return {
    name: 'compromise',
    find: (text) => {
      const document = compromise(text);
      const lists: [string, unknown][] = [
        ['PER', document.people().json({ offset: true })],
        ['LOC', document.places().json({ offset: true })],
        ['ORG', document.organizations().json({ offset: true })],
      ];
      return lists.flatMap(([type, list]) => (list as Offsets[]).map(({ offset }) => trimmed(text, offset.start, offset.start + offset.length, type)));
    },
  };
}

function trimmed(text: string, start: number, end: number, type: string): Found {
  const raw = text.slice(start, end);
  const core = raw.replace(EDGES, '');
  const from = start + Math.max(0, raw.indexOf(core));
  return { start: from, end: from + core.length, type };
}

const WINK_TYPES: Readonly<Record<string, string>> = { DATE: 'DATE', MONEY: 'MONEY' };

/** wink-nlp's entities: its English model tells dates and amounts, but no names. */
export function winkFinder(): Finder {
  const nlp = winkNLP(model);
  const { its } = nlp;
  return {
    name: 'wink-nlp',
    find: (text) => {
      const document = nlp.readDoc(text);
      const starts: number[] = [];
      const ends: number[] = [];
      let at = 0;
      document.tokens().each((token: ItemToken) => {
        at += token.out(its.precedingSpaces).length;
        starts.push(at);
        at += token.out().length;
        ends.push(at);
      });
      const found: Found[] = [];
      document.entities().each((entity: ItemEntity) => {
        const type = WINK_TYPES[entity.out(its.type) as unknown as string];
        const span = entity.out(its.span) as unknown as [number, number];
        if (type !== undefined) found.push({ start: starts[span[0]] ?? 0, end: ends[span[1]] ?? 0, type });
      });
      return found;
    },
  };
}
