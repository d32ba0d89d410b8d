/** What may be said about a span beside its label: free text, a yes/no flag, or one of `values`. */
export interface AttributeRule {
  readonly name: string;
  readonly kind: 'text' | 'flag' | 'choice';
  /** The choices of a `choice`; empty otherwise. */
  readonly values: readonly string[];
}

/** A kind of link from a span with this label to another span, such as quote → speaker. */
export interface RelationRule {
  readonly name: string;
  /** Labels that the other end may have; empty allows all. */
  readonly to: readonly string[];
}

export interface LabelRule {
  readonly name: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** One letter or digit that gives this label from the keyboard, or '' for none. */
  readonly key: string;
  readonly description: string;
  readonly attributes: readonly AttributeRule[];
  readonly relations: readonly RelationRule[];
}

/** The labels of a project, in the order in which menus show them. */
export interface LabelScheme {
  readonly labels: readonly LabelRule[];
}

/** What is wrong in a scheme; `path` leads to the place: `labels`, index or name, field. */
export interface SchemeProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Names are written into formats whose fields end at white space, so they hold none. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const COLOUR = /^#[0-9a-f]{6}$/i;
const KEY = /^[\p{L}\p{N}]$/u;
/** Colours for labels without one of their own: apart from each other for the commonest kinds of colour blindness (after Okabe and Ito, 2008). */
const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#b3a600', '#7f7f7f'];

function label(name: string, key: string, index: number, description: string, more: Partial<LabelRule> = {}): LabelRule {
  return { name, key, colour: PALETTE[index % PALETTE.length] ?? '#7f7f7f', description, attributes: [], relations: [], ...more };
}

/** What a project without labels of its own gets. */
export const DEFAULT_SCHEME: LabelScheme = {
  labels: [
    label('person', 'p', 0, 'A named human being'),
    label('place', 'l', 1, 'A named place: country, town, street, building'),
    label('organisation', 'o', 2, 'A named group: company, party, agency, team'),
    label('event', 'e', 3, 'Something that happened, named or described'),
    label('date', 'd', 4, 'When something happened'),
    label('claim', 'c', 5, 'A statement that can be checked', {
      attributes: [{ name: 'verdict', kind: 'choice', values: ['unchecked', 'supported', 'disputed', 'false'] }],
      relations: [{ name: 'source', to: ['person', 'organisation'] }],
    }),
    label('quote', 'q', 6, 'Words that somebody is said to have spoken or written', {
      attributes: [{ name: 'indirect', kind: 'flag', values: [] }],
      relations: [{ name: 'speaker', to: ['person', 'organisation'] }],
    }),
    label('boilerplate', 'b', 7, 'Text of the page, not of the article'),
  ],
};

/** The rule of a label, or undefined for a label that the scheme does not know. */
export function labelRule(scheme: LabelScheme, name: string): LabelRule | undefined {
  return scheme.labels.find((rule) => rule.name === name);
}

/**
 * Reads a scheme from plain data, as YAML or JSON give it: a list of names, a list of mappings with `name`, or a mapping
 * from name to the rest; either of these may stand under a key `labels`. Missing fields get defaults. Never throws: what
 * cannot be used is left out and told in `problems`; without one usable label the default scheme comes back.
 */
export function validateScheme(data: unknown): { readonly scheme: LabelScheme; readonly problems: readonly SchemeProblem[] } {
  const problems: SchemeProblem[] = [];
  if (data === undefined || data === null) return { scheme: DEFAULT_SCHEME, problems };
  const source = isMapping(data) && data['labels'] !== undefined ? data['labels'] : data;
  const labels: LabelRule[] = [];
  const keys = new Set<string>();
  for (const [step, name, fields] of entries(source, problems)) {
    const path = ['labels', step];
    const rule = readLabel(name, fields, labels.length, path, problems);
    if (!rule) continue;
    if (labels.some((other) => other.name === rule.name)) {
      problems.push({ path, message: `The label "${rule.name}" stands here a second time` });
      continue;
    }
    const taken = rule.key !== '' && keys.has(rule.key);
    if (taken) problems.push({ path: [...path, 'key'], message: `The key "${rule.key}" belongs to another label` });
    else if (rule.key !== '') keys.add(rule.key);
    labels.push(taken ? { ...rule, key: '' } : rule);
  }
  return { scheme: labels.length > 0 ? { labels } : DEFAULT_SCHEME, problems };
}

function entries(source: unknown, problems: SchemeProblem[]): [string | number, unknown, Record<string, unknown>][] {
  if (Array.isArray(source)) {
    return source.map((item: unknown, index) => (isMapping(item) ? [index, item['name'], item] : [index, item, {}]));
  }
  if (isMapping(source)) return Object.entries(source).map(([name, item]) => [name, name, isMapping(item) ? item : {}]);
  problems.push({ path: ['labels'], message: 'Labels should be a list' });
  return [];
}

function readLabel(
  name: unknown,
  fields: Record<string, unknown>,
  index: number,
  path: readonly (string | number)[],
  problems: SchemeProblem[],
): LabelRule | undefined {
  if (typeof name !== 'string' || !NAME.test(name)) {
    problems.push({ path, message: 'A label needs a name of letters, digits, ".", "_" and "-", without spaces' });
    return undefined;
  }
  const text = (field: string, fallback: string, pattern?: RegExp): string => {
    const value = fields[field];
    if (value === undefined || value === null || value === '') return fallback;
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written === 'string' && (pattern?.test(written) ?? true)) return written;
    problems.push({ path: [...path, field], message: `"${field}" of the label "${name}" cannot be used` });
    return fallback;
  };
  return {
    name,
    colour: text('colour', text('color', PALETTE[index % PALETTE.length] ?? '#7f7f7f', COLOUR), COLOUR).toLowerCase(),
    key: text('key', '', KEY).toLowerCase(),
    description: text('description', ''),
    attributes: readList(fields['attributes'], [...path, 'attributes'], problems).map(([attribute, rest]) => readAttribute(attribute, rest)),
    relations: readList(fields['relations'], [...path, 'relations'], problems).map(([relation, rest]) => ({ name: relation, to: strings(isMapping(rest) ? rest['to'] : rest) })),
  };
}

function readAttribute(name: string, rest: unknown): AttributeRule {
  const values = strings(isMapping(rest) ? rest['values'] : rest);
  const flag = rest === true || rest === 'flag' || (isMapping(rest) && rest['kind'] === 'flag');
  if (flag) return { name, kind: 'flag', values: [] };
  return values.length > 1 || Array.isArray(rest) ? { name, kind: 'choice', values } : { name, kind: 'text', values: [] };
}

/** A list of names, of mappings with `name`, or a mapping from name to the rest. */
function readList(source: unknown, path: readonly (string | number)[], problems: SchemeProblem[]): [string, unknown][] {
  if (source === undefined || source === null) return [];
  const found: [string, unknown][] = [];
  for (const [step, name, fields] of entries(source, [])) {
    const rest = isMapping(source) ? source[String(step)] : fields;
    if (typeof name === 'string' && NAME.test(name)) found.push([name, rest]);
    else problems.push({ path: [...path, step], message: 'A name of letters, digits, ".", "_" and "-" should stand here' });
  }
  return found;
}

function strings(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
