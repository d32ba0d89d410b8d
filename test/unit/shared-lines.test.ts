import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SharedLines } from '../../src/core/shared-lines';
import { SeedText } from '../../src/core/text/seed-text';

describe('Lines that seeds share', () => {
  const corpus = (): SharedLines => {
    const lines = new SharedLines();
    for (let i = 0; i < 5; i++) lines.put(`${i}`, new SeedText(`Only in ${i}\nSign the harbour petition\n`));
    lines.takeSharing();
    return lines;
  };

  it('say in how many seeds a line stands', () => {
    const lines = corpus();
    assert.equal(lines.spread('sign the harbour petition'), 5);
    lines.remove('0');
    assert.equal(lines.spread('sign the harbour petition'), 4);
  });

  it('a widespread line that comes or goes concerns all seeds that hold it', () => {
    const lines = corpus();
    lines.remove('0');
    lines.remove('1');
    assert.deepEqual(lines.takeSharing().sort(), ['2', '3', '4']);
    assert.deepEqual(lines.takeSharing(), []);
  });

  it('a line that is rare concerns the seeds that hold it', () => {
    const lines = corpus();
    lines.put('new', new SeedText('Only in 3\nNothing else\n'));
    assert.deepEqual(lines.takeSharing((uri) => uri === 'new'), ['3']);
  });

  it('a line that no other seed holds concerns nobody', () => {
    const lines = corpus();
    lines.put('new', new SeedText('All by itself\n'));
    assert.deepEqual(lines.takeSharing((uri) => uri === 'new'), []);
  });

  it('a seed that is not told of has no line that crossed a level, alone or beside another', () => {
    const step = fc.record({ first: fc.nat(129), count: fc.integer({ min: 1, max: 60 }), lines: fc.subarray(LINES, { minLength: 0 }) });
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rounds) => {
        const shared = new SharedLines();
        const texts = new Map<string, readonly string[]>();
        let before = new Map<string, string>();
        for (const round of rounds) {
          const touched = new Set<string>();
          for (const { first, count, lines } of round) {
            for (let i = first; i < first + count; i++) {
              const uri = `${i % 130}`;
              touched.add(uri);
              if (lines.length === 0) {
                texts.delete(uri);
                shared.remove(uri);
              } else {
                texts.set(uri, lines);
                shared.put(uri, new SeedText(lines.join('\n')));
              }
            }
          }
          const told = new Set(shared.takeSharing());
          const now = levels(texts);
          for (const [uri, level] of now) if (!touched.has(uri) && before.get(uri) !== level) assert.equal(told.has(uri), true, `${uri}: ${level}`);
          before = now;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an edit costs the same in a small corpus and in a large one', () => {
    const steps = [300, 3000].map((size) => {
      const lines = new SharedLines();
      const text = (i: number, version: number): SeedText => new SeedText(`${version} of ${i}\nShare this article\nAll rights reserved\nPart ${i >> 1}\n`);
      for (let i = 0; i < size; i++) lines.put(`${i}`, text(i, 0));
      lines.takeSharing(() => true);
      const before = lines.steps;
      for (let edit = 1; edit <= 20; edit++) {
        lines.put(`${edit * 7}`, text(edit * 7, edit));
        assert.deepEqual(lines.takeSharing().sort(), [`${edit * 7}`, `${(edit * 7) ^ 1}`].sort());
      }
      // A line that goes, from one seed among very many.
      lines.put('3', new SeedText('3\nAll rights reserved\nPart 1\n'));
      assert.deepEqual(lines.takeSharing().sort(), ['2', '3']);
      return lines.steps - before;
    });
    assert.ok((steps[1] ?? 0) <= (steps[0] ?? 0) * 1.5, steps.join(' and '));
  });
});

const LINES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `Line ${letter}`);

/** All that findings of a seed may depend on: which levels its lines reach, and which of them stand out from which. */
function levels(texts: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const counts = new Map<string, number>();
  for (const lines of texts.values()) for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const count = (line: string): number => counts.get(line) ?? 0;
  const alone = (line: string): string => [5, 8, 20, 48, Math.max(20, 0.02 * texts.size), Math.max(48, 0.1 * texts.size)].map((level) => Number(count(line) >= level)).join('');
  const beside = (line: string, other: string): number => Number(count(line) >= 5 && count(line) >= 4 * count(other));
  return new Map([...texts].map(([uri, lines]) => [uri, lines.map((line) => `${alone(line)} ${lines.map((other) => beside(line, other)).join('')}`).join(', ')]));
}
