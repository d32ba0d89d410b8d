import type { Annotation } from '../annotation';
import { type LabelScheme, labelRule } from '../scheme';
import { UnitOffsets } from '../text-units';
import { type ExportDocument, type ExportOptions, type ExportResult, fitted } from './format';

/** Names of the controls in the labelling configuration. */
export const CONTROL = { labels: 'label', text: 'text' } as const;

/**
 * Label Studio tasks (`tasks.json`, one a seed, an annotation a person) with the labelling configuration they need
 * (`label-config.xml`). Ids, notes, their authors and verdicts stand in the regions, which Label Studio keeps.
 */
export function exportLabelStudio(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const room = { overlaps: true, relations: true, attributes: true, notes: true, authors: true, verdicts: true, ids: true };
  const { documents, warnings } = fitted('label-studio', given, room, options.rejected === true);
  const seeds = new Map<string, ExportDocument[]>();
  for (const document of documents) seeds.set(document.seed, [...(seeds.get(document.seed) ?? []), document]);
  const tasks = [...seeds.values()].map((same, index) => ({
    id: index + 1,
    data: { text: same[0]?.text ?? '', seed: same[0]?.seed ?? '', annotators: same.map((document) => document.annotator) },
    annotations: same.map((document) => ({ was_cancelled: false, ground_truth: document.annotator === 'gold', result: regions(document, options) })),
    predictions: [],
  }));
  const all = documents.flatMap((document) => document.annotations);
  return {
    files: new Map([
      ['tasks.json', `${JSON.stringify(tasks, null, 2)}\n`],
      ['label-config.xml', configuration(all, options.scheme)],
    ]),
    warnings,
  };
}

function regions(document: ExportDocument, options: ExportOptions): unknown[] {
  const offsets = new UnitOffsets(document.text, options.unit ?? 'utf16');
  const shown = new Set(document.annotations.map((annotation) => annotation.id));
  const results: unknown[] = [];
  for (const annotation of document.annotations) {
    annotation.spans.forEach((span, part) => {
      const id = part === 0 ? annotation.id : `${annotation.id}-${String(part + 1)}`;
      const place = { start: offsets.fromUtf16(span.start), end: offsets.fromUtf16(span.end), text: document.text.slice(span.start, span.end) };
      const common = { id, to_name: CONTROL.text, origin: 'manual' };
      const meta = part === 0 ? metaOf(annotation) : undefined;
      results.push({ ...common, from_name: CONTROL.labels, type: 'labels', value: { ...place, labels: [annotation.label] }, ...(meta ? { meta } : {}) });
      if (part > 0) return;
      for (const [name, value] of Object.entries(annotation.attributes)) {
        const choice = labelRule(options.scheme ?? { labels: [] }, annotation.label)?.attributes.some((rule) => rule.name === name && rule.kind !== 'text');
        if (choice === true) results.push({ ...common, from_name: name, type: 'choices', value: { ...place, choices: [value] } });
        else results.push({ ...common, from_name: name, type: 'textarea', value: { start: place.start, end: place.end, text: [value] } });
      }
    });
  }
  for (const annotation of document.annotations) {
    for (const { type, to } of annotation.relations) {
      if (shown.has(to)) results.push({ type: 'relation', from_id: annotation.id, to_id: to, direction: 'right', labels: [type] });
    }
  }
  return results;
}

function metaOf(annotation: Annotation): Record<string, unknown> | undefined {
  const meta = {
    ...(annotation.notes.length > 0 ? { text: annotation.notes.map((note) => note.text), authors: annotation.notes.map((note) => note.author) } : {}),
    ...(annotation.resolved ? { resolved: true } : {}),
    ...(annotation.verdict ? { verdict: annotation.verdict } : {}),
  };
  return Object.keys(meta).length > 0 ? meta : undefined;
}

/** The `<View>` that a project needs to show these tasks. */
function configuration(annotations: readonly Annotation[], scheme: LabelScheme = { labels: [] }): string {
  const labels = new Set([...scheme.labels.map((rule) => rule.name), ...annotations.map((annotation) => annotation.label)]);
  const relations = new Set([...scheme.labels.flatMap((rule) => rule.relations.map((relation) => relation.name)), ...annotations.flatMap((annotation) => annotation.relations.map(({ type }) => type))]);
  const rules = scheme.labels.flatMap((rule) => rule.attributes);
  const free = new Set([...rules.filter((rule) => rule.kind === 'text').map((rule) => rule.name), ...annotations.flatMap((annotation) => Object.keys(annotation.attributes))]);
  const controls = rules
    .filter((rule) => rule.kind !== 'text')
    .map((rule) => {
      free.delete(rule.name);
      const values = rule.kind === 'flag' ? ['true'] : rule.values;
      return `  <Choices name="${xml(rule.name)}" toName="text" perRegion="true">${values.map((value) => `<Choice value="${xml(value)}"/>`).join('')}</Choices>`;
    });
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...[...labels].map((name) => `    <Label value="${xml(name)}" background="${labelRule(scheme, name)?.colour ?? '#7f7f7f'}"/>`),
    '  </Labels>',
    '  <Text name="text" value="$text"/>',
    ...(relations.size > 0 ? ['  <Relations>', ...[...relations].map((name) => `    <Relation value="${xml(name)}"/>`), '  </Relations>'] : []),
    ...controls,
    ...[...free].map((name) => `  <TextArea name="${xml(name)}" toName="text" perRegion="true"/>`),
    '</View>',
    '',
  ].join('\n');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
