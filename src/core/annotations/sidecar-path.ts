/** Where sidecars live, inside the folder of seeds. */
export const SIDECAR_FOLDER = '.annotations';

const SIDECAR = /^(?:.*\/)?\.annotations\/(.+)\.([^./]+)\.yaml$/;
const NOT_IN_NAMES = /[^\p{L}\p{M}\p{N}_-]+/gu;

/** The sidecar of a seed and annotator: `.annotations/<seed>.<annotator>.yaml`. Paths are relative to the folder of seeds, with `/`. */
export function sidecarPath(seed: string, annotator: string): string {
  return `${SIDECAR_FOLDER}/${seed}.${annotatorName(annotator)}.yaml`;
}

/** Which seed and annotator a path belongs to, or undefined when it is no sidecar's. */
export function readSidecarPath(path: string): { readonly seed: string; readonly annotator: string } | undefined {
  const match = SIDECAR.exec(path);
  return match ? { seed: match[1] ?? '', annotator: match[2] ?? '' } : undefined;
}

/** A name as file names hold it: letters, digits, `_` and `-`; `annotator` when nothing is left. */
export function annotatorName(name: string): string {
  const safe = name.normalize('NFC').replace(NOT_IN_NAMES, '-').replace(/^-+|-+$/g, '');
  return safe === '' ? 'annotator' : safe;
}
