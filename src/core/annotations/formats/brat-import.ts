import { UnitOffsets } from '../text-units';
import { RECORD, unescapeNote } from './brat-notes';
import { type Draft, draft, finish } from './drafts';
import type { ImportedSet, ImportOptions, ImportResult } from './format';

const SPAN = /^(\d+) (\d+)$/;

/**
 * Reads brat standoff: each `.ann` with the `.txt` beside it (or the seed of that name in `options.seeds`). Text-bound
 * annotations, relations, attributes, notes, normalisations (as attributes), equivalences (as relations) and events (as
 * relations from their trigger) are read; any other line is told in a warning. A folder names the annotator.
 */
export function importBrat(files: ReadonlyMap<string, string>, options: ImportOptions): ImportResult {
  const sets: ImportedSet[] = [];
  const warnings: string[] = [];
  for (const [path, content] of files) {
    if (!path.endsWith('.ann')) continue;
    const base = path.slice(0, -4);
    const { seed, annotator } = owner(base, options);
    const text = files.get(`${base}.txt`) ?? options.seeds?.get(seed);
    if (text === undefined) warnings.push(`${path}: there is no ${base}.txt beside it, and no seed of that name`);
    else sets.push(finish(seed, annotator, text, readStandoff(path, content, text, options, warnings), options, warnings));
  }
  return { sets, warnings };
}

/** The seed that a base path means; a first folder that is not part of a seed's path is its annotator. */
function owner(base: string, options: ImportOptions): { seed: string; annotator: string } {
  const slash = base.indexOf('/');
  const inFolder = slash >= 0 && (options.seeds ? !options.seeds.has(`${base}.txt`) && options.seeds.has(`${base.slice(slash + 1)}.txt`) : options.annotator === undefined);
  if (inFolder) return { seed: `${base.slice(slash + 1)}.txt`, annotator: base.slice(0, slash) };
  return { seed: `${base}.txt`, annotator: options.annotator ?? 'brat' };
}

function readStandoff(path: string, content: string, text: string, options: ImportOptions, warnings: string[]): Draft[] {
  const offsets = new UnitOffsets(text, options.unit ?? 'codepoints');
  const drafts = new Map<string, Draft>();
  /** Events stand for their trigger. */
  const triggers = new Map<string, string>();
  const lines = content.split(/\r?\n/);
  const target = (key: string): Draft | undefined => drafts.get(triggers.get(key) ?? key);
  const passes: ((kind: string, line: string) => boolean)[] = [
    (kind, line) => kind === 'T' && readTextBound(line, offsets, drafts),
    (kind, line) => kind === 'E' && readTrigger(line, triggers),
    (kind, line) => (kind === 'A' || kind === 'M') && readAttribute(line, target),
    (kind, line) => (kind === 'R' || kind === '*' || kind === 'E') && readLinks(kind, line, triggers, target),
    (kind, line) => kind === 'N' && readNormalisation(line, target),
    (kind, line) => kind === '#' && readNote(line, target),
  ];
  const understood = new Set<number>();
  for (const pass of passes) {
    lines.forEach((line, i) => {
      if (line.trim() === '' || pass(line.charAt(0), line)) understood.add(i);
    });
  }
  lines.forEach((line, i) => {
    if (!understood.has(i)) warnings.push(`${path}:${String(i + 1)}: not understood: ${line.slice(0, 80)}`);
  });
  return [...drafts.values()];
}

function readTextBound(line: string, offsets: UnitOffsets, drafts: Map<string, Draft>): boolean {
  const [key = '', body = ''] = line.split('\t');
  const space = body.indexOf(' ');
  const parts = body.slice(space + 1).split(';').map((part) => SPAN.exec(part));
  if (space <= 0 || parts.includes(null)) return false;
  const spans = parts.map((part) => ({ start: offsets.toUtf16(Number(part?.[1])), end: offsets.toUtf16(Number(part?.[2])) }));
  drafts.set(key, draft(key, body.slice(0, space), spans));
  return true;
}

function readTrigger(line: string, triggers: Map<string, string>): boolean {
  const [key = '', body = ''] = line.split('\t');
  const trigger = /^[^\s:]+:(T\d+)/.exec(body)?.[1];
  if (trigger !== undefined) triggers.set(key, trigger);
  return trigger !== undefined;
}

function readAttribute(line: string, target: (key: string) => Draft | undefined): boolean {
  const [, name = '', of = '', value = 'true'] = /^\S+\t(\S+) (\S+)(?: (.+))?$/.exec(line) ?? [];
  const owner = target(of);
  if (owner && name !== '') owner.attributes[name] = value;
  return owner !== undefined && name !== '';
}

function readLinks(kind: string, line: string, triggers: ReadonlyMap<string, string>, target: (key: string) => Draft | undefined): boolean {
  const [, body = ''] = line.split('\t');
  const [name = '', ...words] = body.trim().split(' ');
  const ends = words.map((word) => ({ role: word.slice(0, Math.max(0, word.indexOf(':'))), key: word.slice(word.indexOf(':') + 1) }));
  const resolve = (key: string): string => triggers.get(key) ?? key;
  const from = kind === 'E' ? target(name.slice(name.indexOf(':') + 1)) : target(ends[0]?.key ?? '');
  if (!from) return false;
  for (const end of kind === 'E' ? ends : ends.slice(1)) from.relations.push({ type: kind === 'E' ? end.role : name, to: resolve(end.key) });
  return true;
}

function readNormalisation(line: string, target: (key: string) => Draft | undefined): boolean {
  const [, name = '', of = '', reference = ''] = /^\S+\t(\S+) (\S+) (\S+)/.exec(line) ?? [];
  const owner = target(of);
  if (owner) owner.attributes[name] = reference;
  return owner !== undefined;
}

function readNote(line: string, target: (key: string) => Draft | undefined): boolean {
  const [, body = '', ...rest] = line.split('\t');
  const [kind = '', of = ''] = body.split(' ');
  const owner = target(of);
  if (!owner) return false;
  const content = unescapeNote(rest.join('\t'));
  const equals = content.indexOf('=');
  if (kind === RECORD.id) owner.id = content;
  else if (kind === RECORD.resolved) owner.resolved = true;
  else if (kind === RECORD.verdict && (content === 'accepted' || content === 'rejected')) owner.verdict = content;
  else if (kind === RECORD.attribute && equals > 0) owner.attributes[content.slice(0, equals)] = content.slice(equals + 1);
  else if (kind === RECORD.author) {
    const last = owner.notes.pop();
    if (last) owner.notes.push({ ...last, author: content });
  } else owner.notes.push({ author: '', text: content });
  return true;
}
