import type { FactCard, Quote } from './corpus-types';
import type { Fact } from './facts/facts';
import { findSentences } from './text/sentences';
import type { SeedText } from './text/seed-text';
import type { Span } from './text/span';

/** UTF-16 units shown on either side of a quoted name. */
const AROUND = 90;

/** What the hover of a date or an amount says. */
export function factCard(seed: SeedText, fact: Fact): FactCard {
  const text = seed.slice(fact);
  if (fact.type === 'date') return { kind: 'fact', type: fact.type, text, how: fact.how, ...(fact.iso === undefined ? {} : { normal: fact.iso }) };
  if (fact.amount === undefined) return { kind: 'fact', type: fact.type, text, how: 'no figure is given', normal: fact.unit };
  const unit = fact.unit === 'percent' ? ' %' : ` ${fact.unit}`;
  const how = /\d/.test(text) && !/\p{L}{3}|[mbkt]n?\b/iu.test(text.replace(/\d.*?\d/u, '')) ? 'as written' : 'words and figures read as one number';
  return { kind: 'fact', type: fact.type, text, how, normal: `${grouped(fact.amount)}${unit}` };
}

/** 2700000 as "2,700,000": the same in every place, whatever its language. */
function grouped(amount: number): string {
  const [whole = '', decimals] = String(Number(amount.toPrecision(12))).split('.');
  const figures = whole.includes('e') ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? figures : `${figures}.${decimals}`;
}

/** The sentence around a mention, cut to what a card has room for. */
export function quoteAt(uri: string, seed: SeedText, mention: Span): Quote | undefined {
  const line = seed.lines.lineAt(mention.start);
  const block = seed.blocks.find((one) => one.line === line);
  if (!block || mention.end > block.end) return undefined;
  const sentence = findSentences(seed.text, block).find(({ start, end }) => start <= mention.start && mention.end <= end) ?? block;
  const from = Math.max(sentence.start, mention.start - AROUND);
  const to = Math.min(sentence.end, mention.end + AROUND);
  const before = seed.text.slice(from, mention.start);
  const after = seed.text.slice(mention.end, to);
  return {
    uri,
    line,
    before: from > sentence.start ? `… ${before.slice(before.search(/\s/) + 1)}` : before,
    name: seed.slice(mention),
    after: to < sentence.end ? `${after.slice(0, Math.max(0, after.search(/\s\S*$/)))} …` : after,
  };
}
