import { importBrat } from './formats/brat-import';
import { importDoccano } from './formats/doccano';
import type { ImportFormat, ImportOptions, ImportResult } from './formats/format';
import { importLabelStudio } from './formats/label-studio-import';
import { importWebAnnotation } from './formats/web-annotation-import';

const IMPORTERS: Readonly<Record<ImportFormat, (files: ReadonlyMap<string, string>, options: ImportOptions) => ImportResult>> = {
  brat: importBrat,
  doccano: importDoccano,
  'label-studio': importLabelStudio,
  'web-annotation': importWebAnnotation,
};

/** The annotations in `files` (path → content), a set for each seed and annotator. Never throws: what cannot be read is told. */
export function importAnnotations(format: ImportFormat, files: ReadonlyMap<string, string>, options: ImportOptions = {}): ImportResult {
  return IMPORTERS[format](files, options);
}
