import type { Tagger } from '../../../src/core/entities/tagger/tagger';
import { NAME_TYPES } from '../../../src/core/entities/tagger/labels';
import { SeedText } from '../../../src/core/text/seed-text';
import type { TrainingDocument } from './dataset';
import type { TaggedSentence } from './read-tsv';
import { type Example, type Name, retokenize } from './retokenize';

/** Sentences read together: the source does not say where its documents end. */
const BLOCK = 10;

/**
 * Turns sentences with doubtful labels into training documents: where the source and an earlier model agree, that is the
 * label; where they differ, either may be right and training decides (see `labelMask`).
 */
export function silverDocuments(sentences: readonly TaggedSentence[], tagger: Tagger, weight: number): TrainingDocument[] {
  const documents: TrainingDocument[] = [];
  for (let at = 0; at < sentences.length; at += BLOCK) {
    const lines = sentences.slice(at, at + BLOCK).map((sentence) => retokenize(sentence, false));
    const mentions = tagger.tag(new SeedText(lines.map(({ text }) => text).join('\n')));
    let offset = 0;
    const examples = lines.map(({ words, names, text, tokens }): Example => {
      const found: Name[] = [];
      for (const mention of mentions) {
        const type = NAME_TYPES.findIndex((name) => name === mention.type);
        const start = tokens.starts.indexOf(mention.start - offset);
        const end = tokens.ends.indexOf(mention.end - offset) + 1;
        if (start >= 0 && end > start && type >= 0) found.push({ start, end, type });
      }
      offset += text.length + 1;
      return { words, names: found, others: names };
    });
    documents.push({ examples, weight, looseOther: false });
  }
  return documents;
}
