import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A sentence as the training pack holds it: tokens and their BIO tags over PER, LOC, ORG and MISC. */
export interface TaggedSentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
}

/** A document: sentences that may inform each other. */
export interface TaggedDocument {
  readonly id: string;
  readonly sentences: readonly TaggedSentence[];
}

/** Reads a gzipped file of the pack: `token TAB tag`, a blank line between sentences, `# doc = ID` before a document. */
export function readPack(path: string): TaggedDocument[] {
  const documents: { id: string; sentences: TaggedSentence[] }[] = [];
  let document: { id: string; sentences: TaggedSentence[] } = { id: '', sentences: [] };
  let tokens: string[] = [];
  let tags: string[] = [];
  const close = (): void => {
    if (tokens.length > 0) document.sentences.push({ tokens, tags });
    tokens = [];
    tags = [];
  };
  documents.push(document);
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    if (line.startsWith('# doc = ')) {
      close();
      document = { id: line.slice(8), sentences: [] };
      documents.push(document);
    } else if (line.trim() === '') close();
    else {
      const [token = '', tag = 'O'] = line.split('\t');
      tokens.push(token);
      tags.push(tag);
    }
  }
  close();
  return documents.filter(({ sentences }) => sentences.length > 0);
}
