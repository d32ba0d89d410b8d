import type { Annotation, Note, Relation, Target, Verdict } from './annotation';

/** An annotation as the mapping that a sidecar holds, in the order of its keys. Keys without content are left out. */
export function toFields(annotation: Annotation, textHash: string): Record<string, unknown> {
  const [first, ...more] = annotation.targets;
  const stale = annotation.hash !== '' && annotation.hash !== textHash;
  return {
    id: annotation.id,
    label: annotation.label,
    ...(first ? targetFields(first) : {}),
    ...(more.length > 0 ? { more: more.map(targetFields) } : {}),
    ...(Object.keys(annotation.attributes).length > 0 ? { attributes: { ...annotation.attributes } } : {}),
    ...(annotation.relations.length > 0 ? { relations: annotation.relations.map(({ type, to }) => ({ type, to })) } : {}),
    ...(annotation.notes.length > 0 ? { notes: annotation.notes.map(({ author, text }) => ({ author, text })) } : {}),
    ...(annotation.resolved ? { resolved: true } : {}),
    ...(annotation.verdict ? { verdict: annotation.verdict } : {}),
    ...(annotation.spans.length === 0 ? { orphaned: true } : {}),
    ...(stale ? { hash: annotation.hash } : {}),
  };
}

/** The keys that `toFields` writes; others in a file belong to somebody else and stay. */
export const OWN_KEYS: ReadonlySet<string> = new Set(
  'id label quote prefix suffix position twin count more attributes relations notes resolved verdict orphaned hash'.split(' '),
);

function targetFields(target: Target): Record<string, unknown> {
  return {
    quote: target.exact,
    prefix: target.prefix,
    suffix: target.suffix,
    position: `${String(target.start)}-${String(target.end)}`,
    ...(target.count === undefined ? {} : { count: target.count }),
  };
}

/** Reads what `toFields` wrote. `problems` gets one line for each field that cannot be used; without id, label or quote there is no annotation. */
export function fromFields(data: unknown, textHash: string, problems: string[]): Annotation | undefined {
  if (!isMapping(data)) {
    problems.push('An annotation should be a mapping with id, label and quote');
    return undefined;
  }
  const id = scalar(data['id']);
  const label = scalar(data['label']);
  const targets = [data, ...list(data['more'])].map(readTarget);
  if (id === undefined || id === '') problems.push('This annotation has no id');
  if (label === undefined || label === '') problems.push('This annotation has no label');
  if (targets.includes(undefined)) problems.push('This annotation has no quote, or no position like 12-25');
  if (!id || !label || targets.includes(undefined)) return undefined;
  const verdict = readVerdict(data['verdict'], problems);
  return {
    id,
    label,
    spans: [],
    targets: targets.filter((target) => target !== undefined),
    hash: scalar(data['hash']) ?? textHash,
    attributes: readAttributes(data['attributes']),
    relations: list(data['relations']).map(readRelation).filter((relation) => relation !== undefined),
    notes: list(data['notes']).map(readNote),
    resolved: data['resolved'] === true,
    ...(verdict ? { verdict } : {}),
  };
}

const POSITION = /^(\d{1,10})-(\d{1,10})$/;

function readTarget(data: unknown): Target | undefined {
  if (!isMapping(data)) return undefined;
  const exact = scalar(data['quote']);
  const position = POSITION.exec(scalar(data['position']) ?? '');
  if (!exact || !position) return undefined;
  const count = data['count'];
  return {
    exact,
    prefix: scalar(data['prefix']) ?? '',
    suffix: scalar(data['suffix']) ?? '',
    start: Number(position[1]),
    end: Number(position[2]),
    ...(typeof count === 'number' ? { count } : {}),
  };
}

function readVerdict(value: unknown, problems: string[]): Verdict | undefined {
  if (value === undefined || value === 'accepted' || value === 'rejected') return value;
  problems.push('A verdict is "accepted" or "rejected"');
  return undefined;
}

function readAttributes(data: unknown): Record<string, string> {
  if (!isMapping(data)) return {};
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, scalar(value) ?? '']));
}

function readRelation(data: unknown): Relation | undefined {
  if (!isMapping(data)) return undefined;
  const type = scalar(data['type']);
  const to = scalar(data['to']);
  return type && to ? { type, to } : undefined;
}

function readNote(data: unknown): Note {
  return isMapping(data) ? { author: scalar(data['author']) ?? '', text: scalar(data['text']) ?? '' } : { author: '', text: scalar(data) ?? '' };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text, or a number or boolean as YAML's core schema prints it. */
function scalar(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
