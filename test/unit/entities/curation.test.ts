import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseCuration } from '../../../src/core/entities/curation';
import { PIECE_SIZES, piecesOf } from '../../../src/core/entities/curation-pieces';
import { addNote, different, notAnEntity, same, setType } from '../../../src/core/entities/curation-edit';

const FILE = [
  '# our names',
  'entities:',
  '  # the mayor',
  '  - name: Maren Holt',
  '    type: person',
  '    spellings: [M. Holt, Marén Holt] # both seen',
  '    not:',
  '      - Holt Street',
  '    note: Mayor since 2019.',
  '    links: https://example.org/holt',
  '  - name: Port Ellery',
  'ignore: [Reaction]',
  '',
].join('\n');

describe('parseCuration', () => {
  it('reads names, types, spellings, notes, links and what to ignore', () => {
    const { curation, problems, broken } = parseCuration(FILE);
    assert.deepEqual(problems, []);
    assert.equal(broken, false);
    assert.deepEqual(curation.entities[0], {
      name: 'Maren Holt', type: 'person', spellings: ['M. Holt', 'Marén Holt'], not: ['Holt Street'], note: 'Mayor since 2019.', links: ['https://example.org/holt'], line: 3,
    });
    assert.deepEqual(curation.ignore, ['Reaction']);
  });

  it('names a syntax error at its line and takes nothing', () => {
    const { problems, broken, curation } = parseCuration('entities:\n  - name: "Maren\n  - name: Holt\n');
    assert.equal(broken, true);
    assert.equal(curation.entities.length, 0);
    assert.ok((problems[0]?.line ?? -1) >= 1);
  });

  it('leaves out a wrong entry, keeps the others and says where', () => {
    const { problems, curation } = parseCuration('entities:\n  - type: person\n  - name: Maren Holt\n    type: human\n    links: [javascript:alert(1)]\n    nickname: M\n  - 7\n');
    assert.deepEqual(curation.entities.map((entity) => entity.name), ['Maren Holt']);
    assert.deepEqual(curation.entities[0]?.links, []);
    assert.deepEqual(problems.map((problem) => problem.line), [1, 5, 3, 4, 6]);
  });

  it('says that a key or an entity stands twice', () => {
    const { problems } = parseCuration('entities:\n  - name: A B\n    note: x\n    note: y\n  - name: a b\n');
    assert.deepEqual(problems.map((problem) => problem.line), [3, 4]);
  });

  it('is not hurt by alias bombs, cycles, other shapes and nothing at all', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...Array.from({ length: 8 }, (_, i) => `${'bcdefghi'[i]}: &${'bcdefghi'[i]} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(',')}]`), 'entities: *i'].join('\n');
    assert.equal(parseCuration(bomb).curation.entities.length, 0);
    assert.equal(parseCuration('entities: &e\n  - *e\n').curation.entities.length, 0);
    for (const text of ['', '# only a comment\n', '[]', '7', 'entities:\n', 'entities: x', '\u0000', '{', 'a: b: c', '- '.repeat(2000)]) assert.deepEqual(parseCuration(text).curation.entities, []);
  });

  it('reads many entities', () => {
    const text = `entities:\n${Array.from({ length: 5000 }, (_, i) => `  - name: Person ${i} Of Town\n`).join('')}`;
    assert.equal(parseCuration(text).curation.entities.length, 5000);
  });
});

/** Lines of files that people and scripts write, right and wrong, far in and at the margin. */
const LINES = [
  '  - name: Maren Holt', '    type: person', '    type: human', '    spellings: [M. Holt, Holt]', '    spellings:', '      - M. Holt', '    note: |', '      - no entry', '      # no comment', '    note: "two', '      lines"',
  '    note: "open', '  # a comment', '# at the margin', '', '  - Holt', '  -', '- name: At the margin', 'ignore: [Reaction]', 'ignore:', '  - Photo', '    links: [', '    ]', '  - {name: Port Ellery, type: place}', "    note: it's",
  '    name: Twice', '      more of it', '   - name: Crooked', 'entities:', 'other: 7', '    note: AT&T & Co', '  - &a Holt', '  - *a', '---', '\t- name: Tab', '    not: >-', '      folded', '', '        text', '  - name: Lone # why',
];
const someFile = fc.tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 2 }), fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean());

describe('curation read in pieces', () => {
  it('says what the whole file says, wherever it can be parted', () => {
    let parted = 0;
    fc.assert(
      fc.property(someFile, ([head, body, eol, ends]) => {
        const text = [...head, 'entities:', ...body].join(eol) + (ends ? eol : '');
        const sizes = { file: 0, piece: 1 };
        if ((piecesOf(text, sizes)?.pieces.length ?? 0) > 1) parted++;
        assert.deepEqual(parseCuration(text, sizes), parseCuration(text, { file: Infinity, piece: 1 }));
      }),
      { numRuns: 1500 },
    );
    assert.ok(parted > 50, `${parted} files were parted`);
  });

  it('keeps a large file bounded: short pieces, each entry in one', () => {
    const entries = Array.from({ length: 20_000 }, (_, i) => `  - name: Person ${i} Of Town\n    note: one\n`);
    const text = `ignore: [Photo]\nentities:\n${entries.join('')}other: 7\n`;
    const pieces = piecesOf(text, PIECE_SIZES);
    assert.equal(pieces?.pieces.map((piece) => piece.text).join(''), entries.join(''));
    assert.ok(pieces.pieces.every((piece) => piece.text.length < 2 * PIECE_SIZES.piece));
    const { curation, problems } = parseCuration(text);
    assert.equal(curation.entities.at(-1)?.line, 1 + 2 * 20_000 - 1);
    assert.deepEqual(problems.map(({ line, message }) => [line, message]), [[2 + 2 * 20_000, 'Unknown key "other" in entities.yaml']]);
  });
});

describe('curation writers', () => {
  it('keep comments, order and every other entry', () => {
    const changed = same(FILE, 'Port Ellery', 'Ellery Harbour');
    assert.ok(changed.startsWith('# our names\nentities:\n  # the mayor\n  - name: Maren Holt\n    type: person\n    spellings: [M. Holt, Marén Holt] # both seen\n'));
    assert.deepEqual(parseCuration(changed).curation.entities[1]?.spellings, ['Ellery Harbour']);
  });

  it('make the file when there is none', () => {
    const text = same('', 'Kestrel Bay', 'Kestral Bay', 'place');
    assert.match(text, /^# Names in these seeds/);
    const { curation, problems } = parseCuration(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(curation.entities.map(({ name, type, spellings }) => ({ name, type, spellings })), [{ name: 'Kestrel Bay', type: 'place', spellings: ['Kestral Bay'] }]);
  });

  it('set a type, a note and what is no entity, once however often asked', () => {
    const twice = notAnEntity(notAnEntity(FILE, 'Lowered'), 'Lowered');
    assert.deepEqual(parseCuration(twice).curation.ignore, ['Reaction', 'Lowered']);
    assert.equal(parseCuration(setType(FILE, 'Port Ellery', 'place')).curation.entities[1]?.type, 'place');
    assert.equal(parseCuration(addNote(FILE, 'M. Holt', 'New: "quoted" # text')).curation.entities[0]?.note, 'New: "quoted" # text');
  });

  it('let same and different undo each other', () => {
    const apart = different(FILE, 'Maren Holt', 'Marén Holt');
    assert.ok(parseCuration(apart).curation.entities[0]?.not.includes('Marén Holt'));
    const joined = same(apart, 'Maren Holt', 'Marén Holt');
    const entity = parseCuration(joined).curation.entities[0];
    assert.deepEqual(entity?.not, ['Holt Street']);
    assert.ok(entity?.spellings.includes('Marén Holt'));
  });

  it('keep CRLF and refuse a broken file', () => {
    const crlf = FILE.replaceAll('\n', '\r\n');
    assert.doesNotMatch(addNote(crlf, 'Maren Holt', 'x'), /[^\r]\n/);
    assert.throws(() => addNote('entities: [', 'Maren Holt', 'x'), /syntax error/);
  });

  it('write what the schema allows', () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync('schemas/entities.schema.json', 'utf8')) as object);
    assert.ok(validate(parse(FILE)));
    assert.ok(validate(parse(different(notAnEntity('', 'Lowered'), 'Maren Holt', 'Holt Street', 'person'))));
    assert.ok(!validate({ entities: [{ name: 'x', type: 'human' }] }));
  });
});
