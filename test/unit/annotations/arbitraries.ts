import fc from 'fast-check';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';

const PIECES = ['The ferry ', 'left Port Salen. ', 'Åse ', 'said ', '“no” ', '👩‍👩‍👧 ', '📬', '\n', '\r\n', '\n\n', 'Rosa Delgado, ', '\t', '東京で', 'a\u0301', '% ', '\\n ', '"; ', '- : # '];

/** Texts with every kind of line end, emoji, combining marks and signs that formats treat specially. */
export const someText = fc.array(fc.constantFrom(...PIECES), { minLength: 6, maxLength: 40 }).map((parts) => `Seed ${parts.join('')}.`);

const WORDS = fc.constantFrom('mayor', 'very sure', 'true', '12', 'a: b', '%20', 'two\nlines', '{"x":1}', '—', '');
const NAMES = fc.constantFrom('role', 'sure', 'source_kind');

export interface Abilities {
  /** Some annotations with more than one span. */
  readonly parted?: boolean;
  readonly notes?: boolean;
  readonly attributes?: boolean;
  readonly verdicts?: boolean;
}

/** Annotations of a text: nested, overlapping, doubled, in several parts, with all that an annotation can hold. */
export function someAnnotations(text: string, can: Abilities = { parted: true, notes: true, attributes: true, verdicts: true }): fc.Arbitrary<Annotation[]> {
  const place = fc.tuple(fc.nat(text.length), fc.nat(12)).map(([start, length]) => ({ start, end: start + length + 1 }));
  const one = fc.record({
    label: fc.constantFrom('person', 'place', 'quote', 'claim', 'LOC'),
    spans: fc.array(place, { minLength: 1, maxLength: can.parted === true ? 3 : 1 }),
    attributes: can.attributes === true ? fc.dictionary(NAMES, WORDS, { maxKeys: 2, noNullPrototype: true }) : fc.constant({}),
    notes: can.notes === true ? fc.array(fc.record({ author: fc.constantFrom('Ann', 'Bo Li', ''), text: WORDS }, { noNullPrototype: true }), { maxLength: 2 }) : fc.constant([]),
    resolved: can.notes === true ? fc.boolean() : fc.constant(false),
    verdict: fc.constantFrom(undefined, ...(can.verdicts === true ? (['accepted'] as const) : [])),
    links: fc.array(fc.tuple(fc.constantFrom('speaker', 'source'), fc.nat(9)), { maxLength: 2 }),
  }, { noNullPrototype: true });
  return fc.array(one, { maxLength: 8 }).map((list) => {
    const taken = new Set<string>();
    const made: { annotation: Annotation; links: [string, number][] }[] = [];
    for (const { label, spans, links, verdict, ...fields } of list) {
      const annotation = createAnnotation(text, label, spans, taken, { ...fields, ...(verdict ? { verdict } : {}) });
      if (!annotation) continue;
      taken.add(annotation.id);
      made.push({ annotation, links });
    }
    return made.map(({ annotation, links }) => {
      const relations = links.flatMap(([type, to]) => {
        const other = made[to % made.length]?.annotation.id;
        return other === undefined || other === annotation.id ? [] : [{ type, to: other }];
      });
      const seen = new Set<string>();
      return { ...annotation, relations: relations.filter(({ type, to }) => !seen.has(`${type} ${to}`) && seen.add(`${type} ${to}`)) };
    });
  });
}
