import type { Annotation, AnnotationSet } from '../annotation';
import type { LabelScheme } from '../scheme';
import type { OffsetUnit } from '../text-units';

export const EXPORT_FORMATS = ['conll', 'bio-tsv', 'brat', 'jsonl-spacy', 'doccano', 'label-studio', 'web-annotation', 'csv'] as const;
export const IMPORT_FORMATS = ['brat', 'doccano', 'label-studio', 'web-annotation'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** One annotator's annotations of one seed, placed in its text. */
export interface ExportDocument extends AnnotationSet {
  readonly text: string;
}

export interface ExportOptions {
  /** Default: what the format's own tool counts (UTF-16 for Label Studio, code points elsewhere). */
  readonly unit?: OffsetUnit;
  /** For formats that come with a description of their labels. */
  readonly scheme?: LabelScheme;
  /** Also write rejected proposals, where the format can tell them from annotations. */
  readonly rejected?: boolean;
}

export interface ExportResult {
  /** Path → content, UTF-8. */
  readonly files: ReadonlyMap<string, string>;
  /** What the format cannot hold and was therefore left out or changed, one line a kind. */
  readonly warnings: readonly string[];
}

export interface ImportOptions {
  /** Default: as for export. */
  readonly unit?: OffsetUnit;
  /** Whose the annotations are when the file does not say. */
  readonly annotator?: string;
  /** Texts of the seeds as they are now, by path: annotations are found again in these, even if they have changed since. */
  readonly seeds?: ReadonlyMap<string, string>;
}

export interface ImportResult {
  readonly sets: readonly ImportedSet[];
  readonly warnings: readonly string[];
}

/** Imported annotations; `text` is the text that their spans count in: the seed's, or the file's own without one. */
export interface ImportedSet extends AnnotationSet {
  readonly text: string;
}

/** What a format has room for. */
export interface Room {
  readonly parts?: boolean;
  readonly overlaps?: boolean;
  readonly relations?: boolean;
  readonly attributes?: boolean;
  readonly notes?: boolean;
  readonly authors?: boolean;
  readonly verdicts?: boolean;
  readonly orphans?: boolean;
  readonly ids?: boolean;
}

/**
 * The documents with only the annotations that a format can show, and one warning for each kind of thing that it has no
 * room for. `overlaps` is the format's own to tell.
 */
export function fitted(format: ExportFormat, documents: readonly ExportDocument[], room: Room, rejected: boolean): { readonly documents: readonly ExportDocument[]; readonly warnings: string[] } {
  const kept = documents.map((document) => ({
    ...document,
    annotations: document.annotations.filter((annotation) => (annotation.spans.length > 0 || room.orphans === true) && (annotation.verdict !== 'rejected' || (rejected && room.verdicts === true))),
  }));
  const all = documents.flatMap((document) => document.annotations);
  const shown = kept.flatMap((document) => document.annotations);
  const warnings: string[] = [];
  const tell = (holds: boolean | undefined, count: number, what: string): void => {
    if (holds !== true && count > 0) warnings.push(`${format} cannot hold ${what} (${String(count)})`);
  };
  tell(room.orphans, all.filter((annotation) => annotation.spans.length === 0).length, 'orphaned annotations');
  const refused = all.filter((annotation) => annotation.verdict === 'rejected').length;
  if (!rejected && refused > 0) warnings.push(`Rejected proposals are left out (${String(refused)})`);
  else tell(room.verdicts, refused, 'rejected proposals');
  tell(room.verdicts, shown.filter((annotation) => annotation.verdict === 'accepted').length, 'that a proposal was accepted');
  tell(room.parts, shown.filter((annotation) => annotation.spans.length > 1).length, 'annotations in several parts as one');
  tell(room.relations, sum(shown, (annotation) => annotation.relations.length), 'relations');
  tell(room.attributes, sum(shown, (annotation) => Object.keys(annotation.attributes).length), 'attributes');
  tell(room.notes, sum(shown, (annotation) => annotation.notes.length), 'notes');
  if (room.notes === true) tell(room.authors, sum(shown, (annotation) => annotation.notes.filter((note) => note.author !== '').length), 'who wrote a note');
  tell(room.authors, shown.filter((annotation) => annotation.resolved).length, 'that notes are resolved');
  tell(room.ids, shown.length, 'our ids; others are given');
  return { documents: kept, warnings };
}

function sum(annotations: readonly Annotation[], of: (annotation: Annotation) => number): number {
  return annotations.reduce((total, annotation) => total + of(annotation), 0);
}

/** Paths of a document in an export: in a folder for each annotator when there are several. `.txt` is taken off. */
export function exportName(document: ExportDocument, documents: readonly ExportDocument[]): string {
  const name = document.seed.replace(/\.txt$/i, '');
  return documents.some((other) => other.annotator !== document.annotator) ? `${document.annotator}/${name}` : name;
}
