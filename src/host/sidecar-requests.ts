import type { Annotation, AnnotationSet } from '../core/annotations/annotation';
import { anchorAll } from '../core/annotations/anchoring';
import { findRenamedSeed } from '../core/annotations/renamed-seed';
import type { LabelScheme } from '../core/annotations/scheme';
import { readSidecar, type SidecarProblem } from '../core/annotations/sidecar-read';
import { writeSidecar } from '../core/annotations/sidecar-write';

/** A sidecar as a thread reads it: anchored in the seed's text, all orphans without one. */
export interface SidecarReading {
  readonly annotator: string;
  readonly annotations: readonly Annotation[];
  readonly problems: readonly SidecarProblem[];
}

export interface SidecarToRead {
  readonly source: string;
  /** The seed's text; undefined when the seed is gone. */
  readonly text?: string;
  readonly labels?: LabelScheme;
}

/** Reads a sidecar and finds its annotations in the seed. Long for thousands of annotations: not for the editor's thread. */
export function readAnchored({ source, text, labels }: SidecarToRead): SidecarReading {
  const { annotator, annotations, memory, problems } = readSidecar(source, labels);
  return { annotator, problems, annotations: text === undefined ? annotations : anchorAll(text, annotations, memory).map(({ annotation }) => annotation) };
}

/** See `writeSidecar`. */
export function writeAnchored({ previous, set, text }: { readonly previous?: string; readonly set: AnnotationSet; readonly text: string }): string | undefined {
  return writeSidecar(previous, set, text);
}

/** The seed among `candidates` that each sidecar whose own seed is gone belongs to, in their order. */
export function findSeeds({ sources, candidates }: { readonly sources: readonly string[]; readonly candidates: readonly { readonly seed: string; readonly text: string }[] }): (string | undefined)[] {
  return sources.map((source) => findRenamedSeed(readSidecar(source).memory, candidates));
}
