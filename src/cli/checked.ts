import type { Finding } from '../core/rule';
import type { SeedText } from '../core/text/seed-text';

/** A seed's findings, with the text that they count in. */
export interface Checked {
  readonly uri: string;
  readonly seed: SeedText;
  readonly words: number;
  readonly duplicateShare: number;
  readonly findings: readonly Finding[];
}
