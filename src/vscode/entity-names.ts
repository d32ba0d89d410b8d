import type { EntityType } from '../core/entities/mention';

/** How the types are called in cards, menus and lists. */
export const ENTITY_TYPE_NAMES: Readonly<Record<EntityType, string>> = {
  person: 'person',
  place: 'place',
  organisation: 'organisation',
  other: 'event, product, work or nationality',
  date: 'date',
  money: 'amount of money',
  quantity: 'quantity',
};

/** Codicons of the types. */
export const ENTITY_ICONS: Readonly<Record<EntityType, string>> = {
  person: 'person',
  place: 'location',
  organisation: 'organization',
  other: 'tag',
  date: 'calendar',
  money: 'credit-card',
  quantity: 'symbol-ruler',
};
