import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guessLanguage } from '../../../src/core/text-language';

describe('language guess', () => {
  it('tells languages by their stop words', () => {
    assert.equal(guessLanguage('The old bridge will close on Monday, and the council said that it was not to be helped.'), 'en');
    assert.equal(guessLanguage('Die alte Brücke wird am Montag geschlossen, und die Stadt sagt, dass es nicht anders geht.'), 'de');
    assert.equal(guessLanguage('Le vieux pont sera fermé lundi, et la ville dit que ce n’est pas sa faute mais celle des ingénieurs.'), 'fr');
    assert.equal(guessLanguage('El viejo puente se cierra el lunes y la ciudad dice que no es culpa de los ingenieros.'), 'es');
    assert.equal(guessLanguage('Stary most zostanie zamknięty w poniedziałek, a miasto twierdzi, że nie ma innego wyjścia z tej sytuacji.'), 'other');
    assert.equal(guessLanguage('旧橋は月曜日に閉鎖される'), 'unknown');
  });

  it('takes plain lists of names for English only with some of its words', () => {
    assert.equal(guessLanguage('Ada Lindqvist, head of works\nTom Vale, chair\nMira Osei, editor of the Post\nRuth Amberg\nCarl Noor and sons'), 'en');
    assert.equal(guessLanguage('Ada Lindqvist\nTom Vale\nMira Osei\nRuth Amberg\nCarl Noor'), 'other');
  });

  it('answers for any text, however long, from a few samples', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => typeof guessLanguage(text) === 'string'));
    assert.equal(guessLanguage('The quay was empty and the boats were out at sea. '.repeat(20_000)), 'en');
  });
});
