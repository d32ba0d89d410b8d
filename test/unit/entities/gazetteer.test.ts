import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { loadGazetteer } from '../../../src/core/entities/gazetteer';
import { nameKey } from '../../../src/core/entities/name-key';
import { gazetteer } from './support';

describe('gazetteer', () => {
  it('knows one place by all its names', () => {
    for (const names of [['Kyiv', 'Kiev', 'KYIV'], ['U.S.', 'United States', 'the United States of America'], ['Côte d’Ivoire', "Cote d'Ivoire", 'Ivory Coast'], ['St. Petersburg', 'Saint Petersburg', 'Leningrad']]) {
      const ids = names.map((name) => gazetteer().lookup(nameKey(name))?.id);
      assert.equal(new Set(ids).size, 1, names.join());
      assert.ok(ids[0]);
    }
  });

  it('keeps countries, their peoples and other places apart', () => {
    assert.equal(gazetteer().lookup('ukrainian')?.id, 'nationality:UA');
    assert.equal(gazetteer().lookup('ukraine')?.id, 'country:UA');
    assert.notEqual(gazetteer().lookup('niger')?.id, gazetteer().lookup('nigeria')?.id);
    for (const place of ['anchorage', 'helsinki', 'alaska', 'mumbai']) assert.equal(gazetteer().lookup(place)?.type, 'place', place);
    for (const word of ['reading', 'nice', 'mobile', 'maren holt', '']) assert.equal(gazetteer().lookup(word), undefined, word);
  });

  it('knows given names and their short forms', () => {
    assert.ok(gazetteer().isGiven('anna'));
    assert.equal(gazetteer().formal('bill'), gazetteer().formal('william'));
    assert.equal(gazetteer().formal('zzz'), 'zzz');
  });

  it('refuses other files and stays small', () => {
    assert.throws(() => loadGazetteer(new TextEncoder().encode('{"version":2}')), /version 1/);
    assert.throws(() => loadGazetteer(new TextEncoder().encode('x')));
    assert.ok(statSync('models/gazetteer.json').size < 200 * 1024);
  });
});

describe('nameKey', () => {
  it('folds what a reader takes for the same letters', () => {
    assert.equal(nameKey('The U.S.'), 'us');
    assert.equal(nameKey('Kim Jong-Un’s'), 'kim jong un');
    assert.equal(nameKey('N.A.T.O.'), 'nato');
    assert.equal(nameKey('António  Guterres'), 'antonio guterres');
    assert.equal(nameKey(' — '), '');
  });
});
