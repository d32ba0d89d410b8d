import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Annotation } from './annotation';
import type { TextMemory } from './anchoring';
import { conflictSides } from './conflict-markers';
import { readPieces } from './pieces';
import type { LabelScheme } from './scheme';
import { readWords } from './words';
import { fromFields, isMapping } from './sidecar-fields';

/** Something wrong in a sidecar. */
export interface SidecarProblem {
  /** 0-based line. */
  readonly line: number;
  readonly message: string;
  /** `error`: some of the file could not be read; `warning`: it was. */
  readonly severity: 'error' | 'warning';
}

/** What a sidecar says. The annotations are not yet anchored: their `spans` are empty. */
export interface Sidecar {
  readonly seed: string;
  readonly annotator: string;
  readonly memory: TextMemory;
  readonly annotations: readonly Annotation[];
  readonly problems: readonly SidecarProblem[];
  /** False while the file must not be written: broken YAML or open merge conflicts, which a person has to settle first. */
  readonly writable: boolean;
}

/**
 * Reads a sidecar. Never throws. Of a file that git left with merge conflicts both sides are read and united; of broken
 * YAML what can be told is. `scheme` names the labels that are known; others are kept and warned about.
 */
export function readSidecar(source: string, scheme?: LabelScheme): Sidecar {
  const conflict = conflictSides(source);
  if (!conflict) return readPlain(source, scheme);
  const ours = readPlain(conflict.ours, scheme);
  const theirs = readPlain(conflict.theirs, scheme);
  const known = new Map(ours.annotations.map((annotation) => [annotation.id, annotation]));
  const added = theirs.annotations.filter((annotation) => !known.has(annotation.id));
  const differing = theirs.annotations.filter((annotation) => known.has(annotation.id) && JSON.stringify(known.get(annotation.id)) !== JSON.stringify(annotation));
  const problems: SidecarProblem[] = conflict.lines.map((line) => ({
    line,
    severity: 'error',
    message: 'A merge was left open here. Annotations of both sides are shown, and the file is left alone until the markers are gone',
  }));
  for (const annotation of differing) {
    problems.push({ line: conflict.lines[0] ?? 0, severity: 'warning', message: `The two sides differ about the annotation ${annotation.id}; the first is shown` });
  }
  return { ...ours, annotations: [...ours.annotations, ...added], problems, writable: false };
}

function readPlain(source: string, scheme: LabelScheme | undefined): Sidecar {
  const problems: SidecarProblem[] = [];
  const counter = new LineCounter();
  const lineOf = (offset: number): number => Math.max(0, counter.linePos(offset).line - 1);
  const empty: Sidecar = { seed: '', annotator: '', memory: { hash: '' }, annotations: [], problems, writable: true };
  if (source.trim() === '') return empty;
  try {
    const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, stringKeys: true });
    for (const error of document.errors) problems.push({ line: lineOf(error.pos[0]), severity: 'error', message: `YAML: ${error.message}` });
    const root = document.contents;
    const broken = problems.length > 0;
    if (!isMap(root)) {
      if (!broken) problems.push({ line: 0, severity: 'error', message: 'An annotation file should be a mapping with the key annotations' });
      return { ...empty, writable: false };
    }
    const head: unknown = (root.get('text') as Node | undefined)?.toJS(document);
    const memory = readMemory(head);
    const items = root.get('annotations');
    if (items !== undefined && items !== null && !isSeq(items)) problems.push({ line: 0, severity: 'error', message: 'The key annotations should hold a list' });
    const annotations: Annotation[] = [];
    const lines = new Map<string, number>();
    for (const item of isSeq(items) ? items.items : []) {
      const line = lineOf((item as Node).range?.[0] ?? 0);
      const told: string[] = [];
      const annotation = fromFields((item as Node).toJS(document, { maxAliasCount: 20 }), memory.hash, told);
      for (const message of told) problems.push({ line, severity: annotation ? 'warning' : 'error', message });
      if (!annotation) continue;
      if (lines.has(annotation.id)) {
        problems.push({ line, severity: 'error', message: `The id ${annotation.id} stands a second time; this annotation is kept in the file but not used` });
        continue;
      }
      lines.set(annotation.id, line);
      annotations.push(annotation);
    }
    checkNames(annotations, lines, scheme, problems);
    return { seed: text(root.get('seed')), annotator: text(root.get('annotator')), memory, annotations, problems, writable: !broken };
  } catch (error) {
    problems.push({ line: 0, severity: 'error', message: `YAML: ${error instanceof Error ? error.message : String(error)}` });
    return { ...empty, writable: false };
  }
}

function readMemory(head: unknown): TextMemory {
  if (!isMapping(head) || (typeof head['hash'] !== 'string' && typeof head['hash'] !== 'number')) return { hash: '' };
  const pieces = typeof head['pieces'] === 'string' ? readPieces(head['pieces']) : undefined;
  const words = pieces && typeof head['words'] === 'string' ? readWords(head['words'], pieces.count) : undefined;
  return { hash: String(head['hash']), ...(pieces ? { pieces } : {}), ...(words ? { words } : {}) };
}

function checkNames(annotations: readonly Annotation[], lines: ReadonlyMap<string, number>, scheme: LabelScheme | undefined, problems: SidecarProblem[]): void {
  const labels = scheme && new Set(scheme.labels.map((rule) => rule.name));
  for (const annotation of annotations) {
    const line = lines.get(annotation.id) ?? 0;
    if (labels && !labels.has(annotation.label)) problems.push({ line, severity: 'warning', message: `The label "${annotation.label}" is not in the project's list` });
    for (const relation of annotation.relations) {
      if (!lines.has(relation.to)) problems.push({ line, severity: 'warning', message: `The relation ${relation.type} leads to ${relation.to}, which is not in this file` });
    }
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
