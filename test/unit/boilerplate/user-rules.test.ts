import assert from 'node:assert/strict';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { compileUserRules, lineHash, type UserRulesInput } from '../../../src/core/boilerplate/user-rules';
import { shippedPack } from './shipped-pack';
import { ALONE, ARTICLE, check } from './support';

const pack = shippedPack();
const found = (input: Partial<UserRulesInput>, text: string, uri?: string): string[] =>
  check(boilerplateRule({ pack, user: compileUserRules({ strip: [], keep: [], ...input }) }), text, {}, ALONE, uri).map((finding) => text.slice(finding.span.start, finding.span.end));

describe('user rules', () => {
  const seed = [...ARTICLE, 'Velmar Post, the coast’s own paper', 'Harbour weekly', 'Ferry line gets a second boat'].join('\n');

  it('strips a phrase whatever its case and quotes', () => {
    assert.deepEqual(found({ strip: [{ phrase: "VELMAR POST, the coast's own paper", line: 3 }] }, seed), ['Velmar Post, the coast’s own paper']);
  });

  it('strips by pattern and gives the class and the line of the rule', () => {
    const rule = boilerplateRule({ pack, user: compileUserRules({ strip: [{ pattern: '^harbour \\w+$', class: 'newsletter', line: 7 }], keep: [] }) });
    const [finding] = check(rule, seed);
    assert.deepEqual([finding?.category, finding?.reason, finding?.fixes[0]?.safe], ['newsletter', 'Your pattern on line 8 of winnow.yaml matches this line', true]);
  });

  it('lets a heading take the links under it', () => {
    assert.deepEqual(found({ strip: [{ heading: 'Harbour weekly', line: 1 }] }, seed), ['Harbour weekly\nFerry line gets a second boat']);
  });

  it('holds only where its scope says', () => {
    const strip = [{ phrase: 'Harbour weekly', scope: 'seeds/post/**/*.txt', line: 1 }];
    assert.equal(found({ strip }, seed, 'file:///home/a%20b/seeds/post/2024/one.txt').length, 1);
    assert.equal(found({ strip }, seed, 'file:///home/a%20b/seeds/other/one.txt').length, 0);
    assert.equal(found({ strip: [{ phrase: 'Harbour weekly', scope: '*.{txt,seed}', line: 1 }] }, seed).length, 1);
  });

  it('keeps what the user kept, by content', () => {
    const text = [...ARTICLE, 'Share this article'].join('\n');
    assert.equal(found({}, text).length, 1);
    assert.equal(found({ keep: [{ hash: lineHash('SHARE THIS ARTICLE'), line: 0 }] }, text).length, 0);
  });

  it('reports every faulty entry at its line and goes on with the rest', () => {
    const { errors, forSeed } = compileUserRules({
      strip: [
        { pattern: '(', line: 1 },
        { pattern: 'a*', line: 2 },
        { phrase: 'a', heading: 'b', line: 3 },
        { phrase: 'x', class: 'nonsense', line: 4 },
        { phrase: ' ', line: 5 },
        { phrase: 'x', scope: '{a', line: 6 },
        { phrase: 'Harbour weekly', line: 7 },
      ],
      keep: [{ hash: 'zz', line: 8 }],
    });
    assert.deepEqual(errors.map((error) => error.line), [1, 2, 3, 4, 5, 6, 8]);
    assert.equal(forSeed('x')?.judge('harbour weekly')?.keep, false);
  });

  it('runs a pattern that would hang a backtracking engine', () => {
    const user = compileUserRules({ strip: [{ pattern: '^(a+)+$', line: 0 }], keep: [] });
    assert.equal(user.forSeed('x')?.judge(`${'a'.repeat(4000)}b`), undefined);
  });
});
