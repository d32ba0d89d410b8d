import type { Mention } from '../mention';
import type { Tokens } from './tokens';

/** Last words of organisations' names that stand for the whole name later on: "the Foundation". */
const SHORT_FORMS = new Set(
  ('Foundation Commission Committee Council Ministry Assembly Court Board Bank University Institute Union Association Federation ' +
    'Agency Authority Bureau Society Trust Fund Alliance Coalition League Party Congress Parliament Senate Tribunal Academy').split(' '),
);

/**
 * What a document's clear names say about its doubtful ones. Nobody is called Foundation. A single word taken for another kind of name is the person whose
 * full name ends in it; "the Foundation" is the organisation named in full elsewhere. Returns sorted mentions.
 */
export function settleByDocument(mentions: readonly Mention[], sentences: readonly Tokens[], text: string): Mention[] {
  const surnames = new Set<string>();
  const typed = mentions.map((mention): Mention => (mention.type === 'person' && SHORT_FORMS.has(lastWord(text, mention)) ? { ...mention, type: 'organisation' } : mention));
  const heads = new Set<string>();
  for (const { start, end, type } of typed) {
    const words = text.slice(start, end).split(/\s+/);
    const last = words.at(-1) ?? '';
    if (words.length < 2) continue;
    if (type === 'person' && last.length > 2) surnames.add(last);
    if (type === 'organisation' && SHORT_FORMS.has(last)) heads.add(last);
  }
  const settled = typed.map((mention): Mention =>
    mention.type === 'other' && surnames.has(text.slice(mention.start, mention.end)) ? { ...mention, type: 'person', source: 'document' } : mention,
  );
  if (heads.size === 0) return settled;
  const found = shortForms(sentences, heads, mentions);
  return found.length === 0 ? settled : [...settled, ...found].sort((a, b) => a.start - b.start);
}

function lastWord(text: string, { start, end }: Mention): string {
  return /\S+$/.exec(text.slice(start, end))?.[0] ?? '';
}

function shortForms(sentences: readonly Tokens[], heads: ReadonlySet<string>, mentions: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  let next = 0;
  for (const { count, words, starts, ends } of sentences) {
    for (let i = 1; i < count; i++) {
      const start = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      if (!heads.has(words[i] ?? '') || !/^[Tt]he$/.test(words[i - 1] ?? '') || /^\p{Lu}/u.test(words[i + 1] ?? '')) continue;
      while (next < mentions.length && (mentions[next]?.end ?? 0) <= start) next++;
      const following = mentions[next];
      if (!following || following.start >= end) found.push({ start, end, type: 'organisation', source: 'document' });
    }
  }
  return found;
}
