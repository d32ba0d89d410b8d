import assert from 'node:assert/strict';
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

  it('a line that is rare concerns a seed that holds a widespread one as well', () => {
    const lines = corpus();
    lines.put('new', new SeedText('Only in 3\nNothing else\n'));
    assert.deepEqual(lines.takeSharing(), ['3']);
  });

  it('a line that no other seed holds concerns nobody', () => {
    const lines = corpus();
    lines.put('new', new SeedText('All by itself\n'));
    assert.deepEqual(lines.takeSharing(), []);
  });
});
