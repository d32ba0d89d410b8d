import assert from 'node:assert/strict';
import { lineKey } from '../../../src/core/boilerplate/line-key';
import { joinPacks, parsePack } from '../../../src/core/boilerplate/pack';
import { matchPack } from '../../../src/core/boilerplate/pack-match';
import { shippedPack } from './shipped-pack';

const PACK = `
version: 1
rules:
  - { class: share, lang: en, sure: true, lines: [Pass it on!], starts: [tell your friends], words: 6 }
  - { class: timestamp, lang: en, sure: false, patterns: ['^seen # times$'] }
  - { class: related, lang: en, sure: true, headings: [More of the same] }
`;

describe('rule pack', () => {
  const pack = parsePack(PACK);
  const match = (line: string) => matchPack(pack, lineKey(line));

  it('matches whole lines, starts and patterns', () => {
    assert.equal(match('PASS IT ON')?.kind, 'line');
    assert.equal(match('Tell your friends about us')?.kind, 'start');
    assert.equal(match('Tell your friendship a story'), undefined);
    assert.equal(match('Tell your friends about us and about the rest'), undefined);
    assert.deepEqual([match('Seen 1,204 times')?.kind, match('Seen 1,204 times')?.sure], ['pattern', false]);
    assert.equal(match('» More of the same:')?.kind, 'heading');
  });

  it('refuses a faulty pack by the number of its rule', () => {
    assert.throws(() => parsePack('version: 2'), /version 1/);
    assert.throws(() => parsePack('version: 1\nrules: [{class: nonsense, lang: en}]'), /Rule 1 of the pack: unknown class nonsense/);
    assert.throws(() => parsePack('version: 1\nrules: [{class: share, lang: en, lines: 3}]'), /lines is no list/);
  });

  it('lets the earlier pack win where two name one line', () => {
    const other = parsePack('version: 1\nrules: [{class: legal, lang: en, sure: false, lines: [pass it on]}]');
    assert.equal(matchPack(joinPacks([pack, other]), lineKey('Pass it on'))?.class, 'share');
    assert.equal(matchPack(joinPacks([other, pack]), lineKey('Pass it on'))?.class, 'legal');
  });

  it('ships packs that read, and leaves very long lines alone', () => {
    const shipped = shippedPack();
    assert.ok(shipped.lines.size > 500);
    assert.equal(matchPack(shipped, lineKey(`Share this article ${'and more '.repeat(500)}`)), undefined);
  });
});
