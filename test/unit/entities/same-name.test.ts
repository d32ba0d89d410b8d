import assert from 'node:assert/strict';
import { EntityIndex } from '../../../src/core/entities/entity-index';
import type { EntityType, Mention } from '../../../src/core/entities/mention';
import { SeedText } from '../../../src/core/text/seed-text';
import { gazetteer } from './support';

const SAME: readonly [EntityType, string, string][] = [
  ['person', 'Oleksiy Danylenko', 'Oleksiy Danilenko'],
  ['person', 'Yuriy Hryhorenko', 'Yuri Hryhorenko'],
  ['person', 'Dmitri Medvedenko', 'Dmitry Medvedenka'],
  ['person', 'Khalid al-Masri', 'Khaled Masri'],
  ['person', 'Hussein Qasimi', 'Husayn Kassimi'],
  ['person', 'Maren Holt', 'Mayor Maren Holt'],
  ['person', 'Maren Holt', 'Ms Holt'],
  ['person', 'Robert T. Alder', 'Bob Alder'],
  ['person', 'Pak Min-jun', 'Pak Min Jun'],
  ['person', 'Nguyễn Văn Thành', 'Nguyen Van Thanh'],
  ['place', 'Kharkiv', 'Kharkov'],
  ['place', 'Yangon', 'Rangoon'],
  ['place', 'St. Alban', 'Saint Alban'],
  ['place', 'Al-Hasakah', 'Hasaka'],
  ['organisation', 'Harbour Workers Union', 'HWU'],
  ['organisation', 'Norden Shipping Inc.', 'Norden Shipping'],
  ['organisation', 'Norden Motors', 'Norden'],
  ['organisation', 'Ministry of Fisheries', 'Fisheries Ministry'],
  ['organisation', 'Labour Organisation', 'Labor Organization'],
  ['other', 'Estonian', 'Estonians'],
];

const DIFFERENT: readonly [EntityType, string, string][] = [
  ['person', 'Maren Holt', 'Jonas Holt'],
  ['person', 'Maren Holt', 'Maren Holm'],
  ['person', 'Ivan Dorin', 'Ivana Dorin'],
  ['person', 'Tor Hansen', 'Tor Hanson'],
  ['person', 'Tor Alder', 'Tor Alder Jr.'],
  ['person', 'Kim Sung Ho', 'Kim Sung Min'],
  ['place', 'Niger', 'Nigeria'],
  ['place', 'Georgia', 'South Georgia'],
  ['place', 'Slovakia', 'Slovenia'],
  ['place', 'Austria', 'Australia'],
  ['organisation', 'Bank of Norden', 'Bank of Sweden'],
  ['organisation', 'Norden United', 'Norden City'],
  ['organisation', 'NPA', 'NPO'],
  ['organisation', 'World Food Programme', 'World Health Organization'],
];

/** True when the two names, a line each of one seed, are one entity. */
function isJoined(a: string, b: string, type: EntityType): boolean {
  const index = new EntityIndex(gazetteer());
  const mention = (start: number, name: string): Mention => ({ start, end: start + name.length, type, source: 'model' });
  index.put('seed', new SeedText(`${a}\n${b}\n`), [mention(0, a), mention(a.length + 1, b)]);
  const [first, second] = index.mentionsIn('seed');
  return first !== undefined && first.id === second?.id;
}

describe('two names of one seed', () => {
  for (const [type, a, b] of SAME) {
    it(`are joined: ${a} and ${b}`, () => {
      assert.ok(isJoined(a, b, type));
      assert.ok(isJoined(b, a, type));
    });
  }

  for (const [type, a, b] of DIFFERENT) {
    it(`stay apart: ${a} and ${b}`, () => {
      assert.ok(!isJoined(a, b, type));
      assert.ok(!isJoined(b, a, type));
    });
  }

  it('may be any text', () => {
    for (const text of [' ', '.', "'s", '😀', '\u202eabc', '<b>x</b>', '-'.repeat(100), '\ud800']) {
      assert.equal(typeof isJoined(text, 'Maren Holt', 'person'), 'boolean');
      assert.equal(typeof isJoined(text, text, 'organisation'), 'boolean');
    }
  });
});
