/** What a boilerplate line is. The names are written in rule packs, in `winnow.yaml` and in findings. */
export const BOILERPLATE_CLASSES = [
  'related',
  'headlines',
  'share',
  'newsletter',
  'advertisement',
  'comments',
  'navigation',
  'credit',
  'byline',
  'timestamp',
  'tags',
  'bio',
  'legal',
  'widget',
  'other',
] as const;

export type BoilerplateClass = (typeof BOILERPLATE_CLASSES)[number];

/** How messages and menus call each class. */
export const CLASS_NAMES: Readonly<Record<BoilerplateClass, string>> = {
  related: 'related links',
  headlines: 'run of headlines',
  share: 'share or follow prompt',
  newsletter: 'newsletter or subscription prompt',
  advertisement: 'advertisement',
  comments: 'comment section',
  navigation: 'navigation',
  credit: 'caption or credit',
  byline: 'byline',
  timestamp: 'timestamp or reading time',
  tags: 'tags',
  bio: 'author note',
  legal: 'legal or cookie notice',
  widget: 'page widget',
  other: 'unclassified',
};

/** Classes that stand together on pages: adjacent lines of one group make one finding. */
const GROUPS: Readonly<Record<BoilerplateClass, number>> = {
  related: 0,
  headlines: 0,
  navigation: 0,
  tags: 0,
  share: 1,
  newsletter: 1,
  comments: 1,
  advertisement: 1,
  legal: 1,
  widget: 1,
  credit: 2,
  byline: 3,
  timestamp: 3,
  bio: 3,
  other: 4,
};

export function isBoilerplateClass(name: string): name is BoilerplateClass {
  return (BOILERPLATE_CLASSES as readonly string[]).includes(name);
}

/** True when adjacent lines of these classes belong in one finding; `other` goes with whatever it stands beside. */
export function areRelated(a: BoilerplateClass, b: BoilerplateClass): boolean {
  return GROUPS[a] === GROUPS[b] || a === 'other' || b === 'other';
}
