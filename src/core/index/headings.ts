import { escapeMarkdown, unescapeMarkdown } from './escape';
import type { IndexSection } from './model';

export const SECTION_TITLES: Readonly<Record<IndexSection, string>> = {
  seeds: 'Seeds',
  families: 'Families',
  entities: 'Entities',
  attention: 'Needs attention',
};

/** Types of entities in the order of their headings; any other type comes behind them under its own name. */
const TYPE_TITLES: readonly (readonly [type: string, title: string])[] = [
  ['person', 'People'],
  ['organisation', 'Organisations'],
  ['place', 'Places'],
  ['other', 'Other names'],
  ['date', 'Dates'],
  ['money', 'Amounts of money'],
  ['quantity', 'Quantities'],
];

/** The group that entities of a type are sorted by: known types by their rank, then the rest by name. */
export function groupOfType(type: string): string {
  const rank = TYPE_TITLES.findIndex(([known]) => known === type);
  return `${rank < 0 ? '~' : String(rank)} ${type}`;
}

/** The heading of a group of lines, as Markdown: the plural of an entity type, or the name of a rule. */
export function groupHeading(section: IndexSection, group: string): string {
  if (section !== 'entities') return escapeMarkdown(group) || '…';
  const type = group.slice(2);
  return TYPE_TITLES.find(([known]) => known === type)?.[1] ?? (escapeMarkdown(type) || '…');
}

/** The type of entity that stands below a heading made by `groupHeading`. */
export function typeOfHeading(heading: string): string {
  return TYPE_TITLES.find(([, title]) => title === heading)?.[0] ?? unescapeMarkdown(heading);
}
