import { fold } from '../text/fold';
import type { SeedText } from '../text/seed-text';
import type { Span } from '../text/span';
import type { Edit, Finding, Fix, Rule, RuleContext } from '../rule';
import type { EntityType } from './mention';
import { byCodeUnit } from './name-key';
import { sameWord } from './skeleton';

/** An entity that a seed names in more than one way. */
export interface EntityVariants {
  readonly type: EntityType;
  /** The spelling that the user's file gives. */
  readonly preferred?: string;
  /** Its mentions in the seed, sorted by start, titles left out. */
  readonly mentions: readonly NameSpelled[];
}

export interface NameSpelled extends Span {
  readonly form: string;
}

/** Who knows which names of a seed are one entity: `EntityIndex`. */
export interface VariantSource {
  variantsIn(uri: string): readonly EntityVariants[];
}

interface Change {
  readonly mention: NameSpelled;
  readonly to: string;
}

const ID = 'name-variant';

/**
 * A name that a seed spells in several ways ("Zelenskyy", "Zelenskiy"). The user's spelling is preferred, else the seed's
 * most frequent. A short form is no variant, and what stands in a quotation is left alone: a source's spelling is evidence.
 */
export function nameVariantRule(source: VariantSource): Rule {
  return {
    id: ID,
    docs: {
      title: 'Name spelled in several ways',
      description: 'One person, place or organisation is spelled in more than one way in the seed. Quotations are left alone.',
      severity: 'hint',
    },
    check(seed: SeedText, context: RuleContext): Finding[] {
      return source.variantsIn(context.uri).flatMap((variants) => findingsOf(seed, context.uri, variants)).sort((a, b) => a.span.start - b.span.start);
    },
  };
}

function findingsOf(seed: SeedText, uri: string, variants: EntityVariants): Finding[] {
  const mentions = variants.mentions.filter((mention) => !isQuoted(seed, mention) && !isShouted(seed, mention));
  const best = preferences(mentions, variants);
  const changes = mentions.flatMap((mention): Change[] => {
    const to = respell(mention.form, best);
    return to === mention.form || seed.slice(mention) !== mention.form ? [] : [{ mention, to }];
  });
  const kept = mentions.find((mention) => respell(mention.form, best) === mention.form && changes.some(({ to }) => to === mention.form)) ?? mentions.find((mention) => respell(mention.form, best) === mention.form);
  return changes.map(({ mention, to }): Finding => {
    const line = kept ? seed.lines.lineAt(kept.start) : 0;
    const why = variants.preferred === undefined ? 'most frequent in this seed' : 'given in your entities.yaml';
    return {
      rule: ID,
      span: { start: mention.start, end: mention.end },
      message: `“${mention.form}” is spelled “${to}” elsewhere`,
      reason: `Both name one ${variants.type === 'other' ? 'thing' : variants.type}; “${to}” is the spelling ${why}`,
      related: kept ? [{ uri, startLine: line, endLine: line, span: { start: kept.start, end: kept.end }, message: `spelled “${kept.form}” here` }] : [],
      fixes: fixes(mention, to, changes),
    };
  });
}

function fixes(mention: NameSpelled, to: string, all: readonly Change[]): Fix[] {
  const edit = ({ mention: place, to: text }: Change): Edit => ({ span: { start: place.start, end: place.end }, text });
  const one: Fix = { title: `Unify spelling to “${to}”`, safe: false, edits: [edit({ mention, to })] };
  return all.length < 2 ? [one] : [one, { title: `Unify every spelling of this name in the seed (${all.length} places)`, safe: false, edits: all.map(edit) }];
}

/** For each word of the names, the spelling to prefer. */
function preferences(mentions: readonly NameSpelled[], { preferred, type }: EntityVariants): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { form } of mentions) for (const part of parts(form, type)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const wanted = new Set(preferred === undefined ? [] : parts(preferred, type));
  const ranked = [...new Set([...counts.keys(), ...wanted])].sort((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byCodeUnit(a, b));
  const best = new Map<string, string>();
  for (const part of counts.keys()) {
    const to = ranked.find((other) => isVariant(part, other, type)) ?? part;
    best.set(part, to);
  }
  return best;
}

/** A person's name varies word by word; another name as a whole. */
function parts(form: string, type: EntityType): string[] {
  return type === 'person' ? form.split(' ') : [form];
}

function respell(form: string, best: ReadonlyMap<string, string>): string {
  return best.get(form) ?? form.split(' ').map((word) => best.get(word) ?? word).join(' ');
}

function isVariant(a: string, b: string, type: EntityType): boolean {
  if (a === b) return true;
  if (type === 'person') return /^\p{Lu}/u.test(a) === /^\p{Lu}/u.test(b) && a.replace(/\W/g, '').length > 1 && b.replace(/\W/g, '').length > 1 && sameWord(fold(a), fold(b));
  const x = fold(a).replace(/[.'’]/g, '').split(/[\s-]+/);
  const y = fold(b).replace(/[.'’]/g, '').split(/[\s-]+/);
  return x.length === y.length && x.every((word, i) => word === y[i] || (word.length >= 4 && sameWord(word, y[i] ?? '')));
}

/** True inside a quotation of the mention's own paragraph; an opening mark that is never closed runs to the end of it. */
function isQuoted(seed: SeedText, { start }: Span): boolean {
  const before = seed.text.slice(seed.lines.start(seed.lines.lineAt(start)), start);
  const curly = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'), before.lastIndexOf('„')) > Math.max(before.lastIndexOf('”'), before.lastIndexOf('»'));
  return curly || (before.split('"').length - 1) % 2 === 1;
}

/** Capitals that say nothing of the spelling: a dateline that opens its paragraph, or a longer word in a headline. */
function isShouted(seed: SeedText, { start, form }: NameSpelled): boolean {
  if (form !== form.toUpperCase() || !/\p{L}{2}/u.test(form)) return false;
  return form.length > 6 || seed.text.slice(seed.lines.start(seed.lines.lineAt(start)), start).trim() === '';
}
