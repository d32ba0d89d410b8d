import assert from 'node:assert/strict';
import { SeedText } from '../../../src/core/text/seed-text';

const read = (text: string): SeedText => new SeedText(text);

describe('front matter', () => {
  it('is the YAML between two lines of dashes at the very start', () => {
    const seed = read('---\ntitle: Frost\ndate: 2024-05-17\n---\nFrost in May\n');
    assert.equal(seed.frontMatter?.data['title'], 'Frost');
    assert.equal(seed.title?.source, 'front-matter');
    assert.deepEqual(seed.blocks.map((block) => seed.slice(block)), ['Frost in May']);
  });

  it('is not an opening line of dashes that nothing closes', () => {
    assert.equal(read('---\nThe storm came.\n').frontMatter, undefined);
  });

  it('reports broken YAML at its place and leaves the article readable', () => {
    const seed = read('---\ntitle: [a\n---\nThe article.\n');
    const [error] = seed.frontMatter?.errors ?? [];
    assert.ok(error);
    assert.ok(error.span.start >= 4 && error.span.end <= seed.text.indexOf('The article'));
    assert.equal(seed.blocks.length, 1);
  });

  it('is blanked in the body, with offsets and lines kept', () => {
    const seed = read('---\r\ntitle: Frost\r\n---\r\nFrost in May\r\n');
    assert.equal(seed.bodyText.length, seed.text.length);
    assert.equal(seed.bodyText.trim(), 'Frost in May');
    assert.equal(seed.bodyText.split('\r\n').length, seed.text.split('\r\n').length);
  });

  it('is refused when nested so deep that parsing it could end the process', () => {
    for (const yaml of ['['.repeat(20_000), `a: ${'{a: '.repeat(5000)}`, `${'- '.repeat(5000)}x`]) {
      const seed = read(`---\n${yaml}\n---\nThe article.\n`);
      assert.match(seed.frontMatter?.errors[0]?.message ?? '', /too deep/);
    }
  });
});
