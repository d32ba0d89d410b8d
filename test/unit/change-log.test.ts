import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChangeLog } from '../../src/core/change-log';

describe('A log of changes', () => {
  it('tells every reader what was touched since it looked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.boolean()), { maxLength: 400, size: 'max' }), (steps) => {
        const log = new ChangeLog();
        const readers = [{ seen: 0, missed: new Set<string>() }];
        for (const [key, looks] of steps) {
          log.touch(`${key}`);
          for (const reader of readers) reader.missed.add(`${key}`);
          const [reader] = readers;
          if (!looks || !reader) continue;
          assert.deepEqual([...log.since(reader.seen)].sort(), [...reader.missed].sort());
          readers.splice(0, 1);
          readers.push({ seen: log.revision, missed: new Set() }, ...(readers.length < 4 ? [{ seen: log.revision, missed: new Set<string>() }] : []));
        }
        for (const { seen, missed } of readers) assert.deepEqual([...log.since(seen)].sort(), [...missed].sort());
      }),
    );
  });
});
