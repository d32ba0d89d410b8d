import assert from 'node:assert/strict';
import { findMoney } from '../../../src/core/facts/amounts';
import { plainLetters } from '../../../src/core/facts/plain-letters';

describe('plain letters', () => {
  it('replace letters and figures beyond ASCII, and nothing else', () => {
    assert.equal(plainLetters('Öl, 中文, ½ of €5 “máx” — dólar 😀'), 'ªl, ºº, ² of €5 “mªx” — dólar 😀');
  });

  it('keep the length of a text, whatever stands in it', () => {
    for (const text of ['𝐀𝟗𐐷x', 'é\u0301', '\ud83d', '٣٤ ریال']) assert.equal(plainLetters(text).length, text.length, text);
  });

  it('stop an amount of money as any letter does, and leave its unit as it is written', () => {
    const units = (text: string): string[] => findMoney(text).map((fact) => `${text.slice(fact.start, fact.end)} ${fact.unit}`);
    assert.deepEqual(units('É$5 and ż5 euros'), []);
    assert.deepEqual(units('He paid 300 Östish francs.'), ['300 Östish francs Östish francs']);
    assert.deepEqual(units('It cost 20 córdobas.'), ['20 córdobas córdobas']);
  });
});
