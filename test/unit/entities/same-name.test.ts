import assert from 'node:assert/strict';
import type { EntityType } from '../../../src/core/entities/mention';
import { NameMatcher } from '../../../src/core/entities/same-name';
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

describe('NameMatcher', () => {
  const matcher = new NameMatcher(gazetteer());

  for (const [type, a, b] of SAME) {
    it(`joins ${a} and ${b}`, () => {
      assert.ok(matcher.same(a, b, type));
      assert.ok(matcher.same(b, a, type));
    });
  }

  for (const [type, a, b] of DIFFERENT) {
    it(`keeps ${a} and ${b} apart`, () => {
      assert.ok(!matcher.same(a, b, type));
      assert.ok(!matcher.same(b, a, type));
    });
  }

  it('takes any text', () => {
    for (const text of ['', ' ', '.', "'s", '😀', '\u202eabc', '<b>x</b>', '-'.repeat(100), '\ud800']) {
      assert.equal(typeof matcher.same(text, 'Maren Holt', 'person'), 'boolean');
      assert.equal(typeof matcher.same(text, text, 'organisation'), 'boolean');
    }
  });
});
