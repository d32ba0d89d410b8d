import { exportBioTsv, exportConll } from './formats/bio';
import { exportBrat } from './formats/brat-export';
import { exportCsv } from './formats/csv';
import { exportDoccano } from './formats/doccano';
import type { ExportDocument, ExportFormat, ExportOptions, ExportResult } from './formats/format';
import { exportLabelStudio } from './formats/label-studio-export';
import { exportSpacy } from './formats/spacy';
import { exportWebAnnotation } from './formats/web-annotation-export';

const EXPORTERS: Readonly<Record<ExportFormat, (documents: readonly ExportDocument[], options: ExportOptions) => ExportResult>> = {
  conll: exportConll,
  'bio-tsv': exportBioTsv,
  brat: exportBrat,
  'jsonl-spacy': exportSpacy,
  doccano: exportDoccano,
  'label-studio': exportLabelStudio,
  'web-annotation': exportWebAnnotation,
  csv: exportCsv,
};

/** The files of an export, and what the format could not hold. Annotations must be anchored in their document's text. */
export function exportAnnotations(format: ExportFormat, documents: readonly ExportDocument[], options: ExportOptions = {}): ExportResult {
  return EXPORTERS[format](documents, options);
}
