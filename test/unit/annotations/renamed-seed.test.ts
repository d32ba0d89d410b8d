import assert from 'node:assert/strict';
import { findRenamedSeed } from '../../../src/core/annotations/renamed-seed';
import { TargetWriter } from '../../../src/core/annotations/targets';

const TEXT = 'The ferry left. It came back late.\nNobody was hurt. The mayor was glad.\n';
const { memory } = new TargetWriter(TEXT);
const OTHER = { seed: 'other.txt', text: 'Rain fell on Monday. It stopped on Friday.\n' };

describe('a renamed seed', () => {
  it('is found by its text, and by most of its sentences after an edit', () => {
    assert.equal(findRenamedSeed(memory, [OTHER, { seed: 'new.txt', text: TEXT.replaceAll('\n', '\r\n') }]), 'new.txt');
    assert.equal(findRenamedSeed(memory, [OTHER, { seed: 'new.txt', text: TEXT.replace('late', 'early') }]), 'new.txt');
  });

  it('is not guessed', () => {
    assert.equal(findRenamedSeed(memory, [OTHER]), undefined);
    assert.equal(findRenamedSeed(memory, [{ seed: 'a.txt', text: TEXT }, { seed: 'b.txt', text: TEXT }]), undefined);
    assert.equal(findRenamedSeed(memory, [{ seed: 'a.txt', text: `${TEXT}One.` }, { seed: 'b.txt', text: `${TEXT}Two.` }]), undefined);
    assert.equal(findRenamedSeed({ hash: 'x' }, [OTHER]), undefined);
  });
});
