/** JSON Schema of what the W3C Web Annotation Data Model (2017) asks of the parts that we write: sections 3.1 to 4.2 and 5.2. */
const iri = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:\\S+$' };
const relativeIri = { type: 'string', pattern: '^\\S+$' };
const motivation = {
  enum: ['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
};
const agent = { type: 'object', required: ['type'], properties: { type: { enum: ['Person', 'Organization', 'Software'] }, name: { type: 'string' } } };
const selector = {
  oneOf: [
    {
      type: 'object',
      required: ['type', 'exact'],
      additionalProperties: false,
      properties: { type: { const: 'TextQuoteSelector' }, exact: { type: 'string', minLength: 1 }, prefix: { type: 'string' }, suffix: { type: 'string' } },
    },
    {
      type: 'object',
      required: ['type', 'start', 'end'],
      additionalProperties: false,
      properties: { type: { const: 'TextPositionSelector' }, start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } },
    },
  ],
};
const textualBody = {
  type: 'object',
  required: ['type', 'value'],
  additionalProperties: false,
  properties: { type: { const: 'TextualBody' }, value: { type: 'string' }, purpose: motivation, format: { type: 'string', pattern: '^[a-z]+/[a-z.+-]+$' }, creator: agent },
};
const specificResource = {
  type: 'object',
  required: ['source'],
  additionalProperties: false,
  properties: { type: { const: 'SpecificResource' }, purpose: motivation, source: relativeIri, selector: { type: 'array', items: selector, minItems: 1 } },
};
const annotation = {
  type: 'object',
  required: ['id', 'type', 'target'],
  additionalProperties: false,
  properties: {
    id: iri,
    type: { const: 'Annotation' },
    motivation,
    creator: agent,
    body: { type: 'array', items: { oneOf: [textualBody, specificResource] } },
    target: { oneOf: [iri, { type: 'array', minItems: 1, items: specificResource }] },
  },
};
export const WEB_ANNOTATION_PAGE = {
  type: 'object',
  required: ['@context', 'id', 'type', 'items'],
  additionalProperties: false,
  properties: { '@context': { const: 'http://www.w3.org/ns/anno.jsonld' }, id: iri, type: { const: 'AnnotationPage' }, items: { type: 'array', items: annotation } },
};

const place = { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 1 } };
const words = { type: 'array', items: { type: 'string' }, minItems: 1 };

function region(type: string, value: Record<string, unknown>): unknown {
  return {
    type: 'object',
    required: ['id', 'from_name', 'to_name', 'type', 'value'],
    properties: {
      id: { type: 'string', minLength: 1 },
      from_name: { type: 'string' },
      to_name: { const: 'text' },
      type: { const: type },
      origin: { enum: ['manual', 'prediction', 'prediction-changed'] },
      value: { type: 'object', required: ['start', 'end', ...Object.keys(value)], properties: { ...place, ...value } },
      meta: { type: 'object', properties: { text: { type: 'array', items: { type: 'string' } } } },
    },
  };
}

/** JSON Schema of Label Studio's tasks as its guide documents them ("Label Studio task format", "Relations"). */
export const LABEL_STUDIO_TASKS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['data', 'annotations'],
    properties: {
      id: { type: 'integer' },
      data: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
      predictions: { type: 'array' },
      annotations: {
        type: 'array',
        items: {
          type: 'object',
          required: ['result'],
          properties: {
            was_cancelled: { type: 'boolean' },
            ground_truth: { type: 'boolean' },
            result: {
              type: 'array',
              items: {
                oneOf: [
                  region('labels', { labels: words, text: { type: 'string' } }),
                  region('choices', { choices: words, text: { type: 'string' } }),
                  region('textarea', { text: words }),
                  {
                    type: 'object',
                    required: ['type', 'from_id', 'to_id', 'direction'],
                    properties: { type: { const: 'relation' }, from_id: { type: 'string' }, to_id: { type: 'string' }, direction: { enum: ['left', 'right', 'bi'] }, labels: words },
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
};
