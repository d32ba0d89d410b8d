import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { KeyTable } from '../../../../src/core/entities/tagger/key-table';
import { packAscending, packFloats, packSections, packWords, unpackAscending, unpackFloats, unpackSections, unpackWords } from '../../../../src/core/entities/tagger/model-file';

describe('model file', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff })), (keys) => {
        const sorted = Uint32Array.from(keys).sort();
        assert.deepEqual(unpackAscending(packAscending(sorted)), sorted);
      }),
    );
    assert.deepEqual(unpackWords(packWords(Uint16Array.of(0, 258, 65535))), Uint16Array.of(0, 258, 65535));
    assert.deepEqual([...unpackFloats(packFloats([1.5, -0.25]))], [1.5, -0.25]);
    const sections = new Map([['AAAA', Uint8Array.of(1, 2)], ['BBBB', new Uint8Array()]]);
    assert.deepEqual(unpackSections(packSections(sections)), sections);
  });

  it('names the fault of a file that is cut, foreign or of another version', () => {
    const bytes = packSections(new Map([['AAAA', Uint8Array.of(1, 2, 3)]]));
    assert.throws(() => unpackSections(bytes.subarray(0, 17)), /cut off in section AAAA/);
    assert.throws(() => unpackSections(bytes.subarray(0, 10)), /cut off/);
    assert.throws(() => unpackSections(Uint8Array.from('PK\x03\x04zzzz', (c) => c.charCodeAt(0))), /Not an entity model/);
    const newer = bytes.slice();
    newer[4] = 9;
    assert.throws(() => unpackSections(newer), /version 9/);
  });
});

describe('key table', () => {
  it('holds every key once, 0 among them, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 200 }), (keys) => {
        const table = new KeyTable(keys.length);
        keys.forEach((key, i) => table.set(key, i));
        keys.forEach((key, i) => table.set(key, i + 1));
        assert.equal(table.size, keys.length);
        keys.forEach((key, i) => assert.equal(table.get(key), i + 1));
        for (const other of [0, 1, 77, 0x80000000]) if (!keys.includes(other)) assert.equal(table.get(other), -1);
      }),
    );
  });
});
