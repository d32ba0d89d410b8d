import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { escapeMarkdown, linkDestination, linkToSource, pathOfDestination, plainLine, unescapeMarkdown } from '../../../src/core/index/escape';
import { renderIndex } from '../../../src/core/index/render';
import { placeBlock } from '../../../src/core/index/markers';
import { entity, seed } from './sample-model';

/** As VS Code's preview sets it up: HTML and links on, no links from bare host names. */
const preview = new MarkdownIt({ html: true, linkify: true });
preview.linkify.set({ fuzzyLink: false });

/** What a renderer that looks for addresses once escapes are gone, as that of VS Code 1.100 does, makes links of. */
function addressesIn(markdown: string): string[] {
  const plain = new MarkdownIt({ html: true });
  const texts = plain.parse(markdown, {}).map(({ children }) => textOutsideLinks(children ?? []));
  return texts.flatMap((text) => preview.linkify.match(text) ?? []).map(({ text }) => text);
}

function textOutsideLinks(tokens: readonly Token[]): string {
  let depth = 0;
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'link_open') depth++;
    if (type === 'link_close') depth--;
    text += depth === 0 ? content : ' ';
  }
  return text;
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}

function tokensOf(markdown: string): Token[] {
  return flat(preview.parse(markdown, {}));
}

/** The text of each cell in the row of the only seed. */
function cells(markdown: string): string[] {
  const tokens = preview.parse(markdown, {});
  const body = tokens.findIndex((token) => token.type === 'tbody_open');
  return tokens.slice(body).filter((token) => token.type === 'inline').map((token) => flat(token.children ?? []).map((child) => child.content).join(''));
}

const NASTY = [
  'a | b || c \\| d \\\\| e\\',
  '[click](javascript:alert(1)) ![x](y) [ref][1] [^1]',
  '<script>alert(1)</script> <b>x</b> <!-- /winnow:index --> -->',
  '<!-- winnow:index -->',
  '`code` ``a` *b* **c** __d__ _e_ ~~f~~ ~g~ snake_case_name',
  'https://evil.example/x www.evil.example HTTP://EVIL.example ftp://a.example //b.example/x',
  '_www.evil.example (www.evil.example) ~https://evil.example',
  'mail me@evil.example mailto:me@evil.example xmpp:a@b.example',
  'http://evil.com //evil.com (//evil.com) me@evil.com mailto:me@evil.com "a"@evil.com x;@evil.com me@évil.com me@@evil.com a///evil.com',
  '<https://evil.example> <me@evil.example>',
  '&lt;b&gt; &copy; &#60;i&#62; AT&T R&D; & co',
  'line\r\nbreak\u2028and\u2029more\ttab\u0000nul\u0085nel\u000bvt',
  '\u202eevil\u202c \u2066iso\u2069 \u200fmark \ufeffbom',
  '# heading', '- item', '1. item', '> quote', '---', '+ x', '= =', '| --- |', '$x$ and $5 to $6', ':smile:', '[ ] task', '{.class}', '\\', '`', '|', '', ' ', '\ud800 lone', 'x'.repeat(5000),
];

describe('text of seeds in Markdown', () => {
  for (const title of NASTY) {
    it(`shows ${JSON.stringify(title.slice(0, 40))} as itself`, () => {
      const block = renderIndex({ seeds: [seed('a.txt', { title })], entities: [], families: [] }, { columns: ['seed', 'title', 'words'] }).get('INDEX.md') ?? '';
      assert.equal(cells(block)[1]?.replaceAll('\u2060', ''), plainLine(title));
      assert.equal(cells(block)[2], '400');
      const tokens = tokensOf(block);
      assert.equal(tokens.filter((token) => token.type === 'link_open').length, 1);
      assert.deepEqual(tokens.filter((token) => /^(?:html|image|code|fence|em_open|strong|s_open)/.test(token.type)), []);
      assert.deepEqual(addressesIn(block), []);
    });
  }

  it('meets any text: one link, no HTML, the text itself, one line', () => {
    const piece = fc.oneof(fc.constantFrom(...NASTY, 'www.', 'http:', '//', '@', 'a.b', 'b.com', 'mailto:', '](', '<!--', '-->', '<a href=x>', '_', '*', '\\', '&amp', ';'), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const title = pieces.join('');
        const block = renderIndex({ seeds: [seed('a.txt', { title, note: title })], entities: [], families: [] }, { columns: ['seed', 'title', 'words', 'note'] }).get('INDEX.md') ?? '';
        const shown = cells(block);
        assert.equal(shown[1]?.replaceAll('\u2060', ''), plainLine(title));
        assert.equal(shown[2], '400');
        const tokens = tokensOf(block);
        assert.equal(tokens.filter((token) => token.type === 'link_open').length, 1);
        assert.deepEqual(tokens.filter((token) => /^(?:html|image|code|fence|em_open|strong|s_open)/.test(token.type)), []);
        assert.deepEqual(addressesIn(block), []);
        assert.equal(block.split('\n').length, 5);
      }),
      { numRuns: 1500 },
    );
  });

  it('names of entities, spellings and rules are text too', () => {
    for (const name of NASTY) {
      const model = { seeds: [seed('a.txt', { findings: { [name]: 1 } })], entities: [entity(name, ['a.txt'], { spellings: [name, `${name}!`, 'x'], type: name })], families: [] };
      const tokens = tokensOf(renderIndex(model, { columns: ['seed'] }).get('INDEX.md') ?? '');
      assert.equal(tokens.filter((token) => token.type === 'link_open').length, 3, name);
      assert.equal(tokens.filter((token) => token.type === 'strong_open').length, 1, name);
      assert.deepEqual(tokens.filter((token) => /^(?:html|image|code|fence|em_open|s_open)/.test(token.type)), [], name);
    }
  });

  it('a marker in a title is no marker', () => {
    const block = renderIndex({ seeds: [seed('a.txt', { title: '<!-- /winnow:index -->', note: '<!-- winnow:index -->' })], entities: [], families: [] }).get('INDEX.md') ?? '';
    const placed = placeBlock(undefined, block);
    assert.ok('text' in placed);
    assert.deepEqual(placeBlock(placed.text, block), { text: placed.text });
  });

  it('gives back the text it was given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => assert.equal(unescapeMarkdown(escapeMarkdown(text)), plainLine(text))), { numRuns: 1000 });
  });
});

describe('links of the index', () => {
  it('lead to the path, whatever it is', () => {
    for (const path of ['a b (1).txt', 'x/[y]_*z*.txt', 'ä/日本/😀.txt', '100%.txt', 'a#b?c.txt', "it's!.txt", 'mailto:x.txt', 'a\\b.txt', '<x>.txt', 'a|b.txt', '`.txt', '-.txt', 'http:/x.txt', '\u202e.txt']) {
      const block = renderIndex({ seeds: [seed(path)], entities: [], families: [] }, { columns: ['seed', 'words'] }).get('INDEX.md') ?? '';
      const links = tokensOf(block).filter((token) => token.type === 'link_open');
      assert.equal(links.length, 1, path);
      assert.equal(decodeURIComponent(String(links[0]?.attrGet('href'))), path);
      assert.equal(pathOfDestination(linkDestination(path)), path);
      assert.match(linkDestination(path), /^[A-Za-z0-9\-_.~%/]*$/);
    }
  });

  it('turn plain web addresses into links by host, and nothing else', () => {
    const hrefs = (source: string): unknown[] => tokensOf(linkToSource(source)).filter((token) => token.type === 'link_open').map((token) => token.attrGet('href'));
    assert.equal(linkToSource('https://www.Example.org:8080/x'), '[example.org](https://www.Example.org:8080/x)');
    assert.deepEqual(hrefs('https://example.org/a_(b)_[c] d|e"f<g>h?x=1&lt;=2'), ['https://example.org/a_%28b%29_%5Bc%5D%20d%7Ce%22f%3Cg%3Eh?x=1&lt;=2']);
    for (const source of ['javascript:alert(1)', 'https://user:pw@example.org/', 'https://', 'https://[::1]/', 'file:///etc/passwd', 'The Hale Courier', 'ftp://example.org', `https://example.org/${'x'.repeat(3000)}`]) assert.deepEqual(hrefs(source), [], source);
  });
});
