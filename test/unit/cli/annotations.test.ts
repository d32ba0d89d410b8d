import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAnnotation } from '../../../src/core/annotations/annotation';
import { writeSidecar } from '../../../src/core/annotations/sidecar-write';
import { winnow } from './winnow';

const TEXT = 'Café owners of Ollerby 🎻 meet\n\nViolinist Hedda Marsh played in Ollerby on Sunday for nothing but soup, and the café stayed open until the last of the candles had gone out.\n';

describe('winnow export, import and agree', function () {
  this.timeout(60_000);
  let folder = '';

  const file = (name: string): string => path.join(folder, name);
  const annotate = async (annotator: string, ...labels: readonly (readonly [quote: string, label: string])[]): Promise<void> => {
    const taken = new Set<string>();
    const annotations = labels.flatMap(([quote, label]) => {
      const start = TEXT.indexOf(quote);
      const made = createAnnotation(TEXT, label, [{ start, end: start + quote.length }], taken);
      if (made) taken.add(made.id);
      return made ?? [];
    });
    await fs.mkdir(file('seeds/.annotations'), { recursive: true });
    await fs.writeFile(file(`seeds/.annotations/violin.txt.${annotator}.yaml`), writeSidecar(undefined, { seed: 'violin.txt', annotator, annotations }, TEXT) ?? '');
  };

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-annotations-'));
    await fs.mkdir(file('seeds'));
    await fs.writeFile(file('seeds/violin.txt'), TEXT);
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  for (const format of ['brat', 'doccano', 'label-studio', 'web-annotation']) {
    it(`takes back from ${format} what it gave`, async () => {
      await annotate('ann', ['Ollerby', 'place'], ['Hedda Marsh', 'person']);
      const sidecar = file('seeds/.annotations/violin.txt.ann.yaml');
      const before = await fs.readFile(sidecar, 'utf8');
      const given = await winnow(folder, 'export', '--format', format, '--out', 'out', 'seeds');
      assert.equal(given.code, 0, given.err);
      await fs.rm(sidecar);
      const taken = await winnow(folder, 'import', '--format', format, '--annotator', 'ann', 'seeds', 'out');
      assert.equal(taken.code, 0, taken.err);
      assert.equal(await fs.readFile(sidecar, 'utf8'), before);
    });
  }

  it('counts offsets in the unit that was asked for', async () => {
    await annotate('ann', ['Hedda Marsh', 'person']);
    const at = async (unit: string): Promise<number> => {
      const { out } = await winnow(folder, 'export', '--format', 'doccano', '--offsets', unit, 'seeds');
      return (JSON.parse(out) as { entities: { start_offset: number }[] }).entities[0]?.start_offset ?? -1;
    };
    const utf16 = TEXT.indexOf('Hedda');
    assert.equal(await at('utf16'), utf16);
    assert.equal(await at('codepoints'), utf16 - 1);
    assert.equal(await at('bytes'), Buffer.byteLength(TEXT.slice(0, utf16)));
  });

  it('keeps what other annotations a sidecar has, and its comments', async () => {
    await annotate('ann', ['Ollerby', 'place']);
    const sidecar = file('seeds/.annotations/violin.txt.ann.yaml');
    await fs.writeFile(sidecar, `# of the desk\n${await fs.readFile(sidecar, 'utf8')}`);
    await fs.mkdir(file('brat'));
    await fs.writeFile(file('brat/violin.txt'), TEXT);
    const start = [...TEXT.slice(0, TEXT.indexOf('Hedda'))].length;
    await fs.writeFile(file('brat/violin.ann'), `T1\tperson ${start} ${start + 11}\tHedda Marsh\n`);
    assert.equal((await winnow(folder, 'import', '--format', 'brat', '--annotator', 'ann', 'seeds', 'brat')).code, 0);
    const after = await fs.readFile(sidecar, 'utf8');
    assert.match(after, /^# of the desk/);
    assert.match(after, /quote: Ollerby/);
    assert.match(after, /quote: Hedda Marsh/);
  });

  it('leaves a torn sidecar alone and says so', async () => {
    await annotate('ann', ['Ollerby', 'place']);
    await winnow(folder, 'export', '--format', 'web-annotation', '--out', 'out', 'seeds');
    const sidecar = file('seeds/.annotations/violin.txt.ann.yaml');
    const torn = `${await fs.readFile(sidecar, 'utf8')}<<<<<<< ours\n=======\n>>>>>>> theirs\n`;
    await fs.writeFile(sidecar, torn);
    const { code, err } = await winnow(folder, 'import', '--format', 'web-annotation', '--annotator', 'ann', 'seeds', 'out');
    assert.notEqual(code, 0);
    assert.match(err, /left alone/);
    assert.equal(await fs.readFile(sidecar, 'utf8'), torn);
  });

  it('prints how far two people agree, and where they do not', async () => {
    await annotate('ann', ['Ollerby', 'place'], ['Hedda Marsh', 'person']);
    await annotate('bob', ['Ollerby', 'place'], ['Hedda Marsh', 'organisation']);
    const { code, out } = await winnow(folder, 'agree', 'seeds');
    assert.equal(code, 1);
    assert.match(out, /ann and bob: 1 seed/);
    assert.match(out, /violin\.txt:3.*Hedda Marsh/s);
    await annotate('bob', ['Ollerby', 'place'], ['Hedda Marsh', 'person']);
    assert.equal((await winnow(folder, 'agree', 'seeds')).code, 0);
  });

  it('refuses formats, units and files that are none', async () => {
    for (const args of [['export', 'seeds'], ['export', '--format', 'stone', 'seeds'], ['export', '--format', 'csv', '--offsets', 'inches', 'seeds'], ['import', '--format', 'brat', 'seeds', 'nowhere'], ['import', '--format', 'brat', 'seeds']]) {
      const { code, err } = await winnow(folder, ...args);
      assert.equal(code, 2, args.join(' '));
      assert.doesNotMatch(err, /\n {4}at /);
    }
  });

  it('gives the index its column of annotations, without rejected and orphaned ones', async () => {
    await fs.writeFile(file('seeds/winnow.yaml'), 'index:\n  columns: [seed, annotations]\n');
    await annotate('ann', ['Ollerby', 'place'], ['Hedda Marsh', 'person']);
    await annotate('bob', ['Hedda Marsh', 'person']);
    assert.equal((await winnow(folder, 'index', 'seeds')).code, 0);
    assert.match(await fs.readFile(file('seeds/INDEX.md'), 'utf8'), /violin\.txt.*\| +3 \|/);
    await fs.writeFile(file('seeds/violin.txt'), TEXT.replace('Violinist Hedda Marsh played', 'Nobody played'));
    await winnow(folder, 'index', 'seeds');
    assert.match(await fs.readFile(file('seeds/INDEX.md'), 'utf8'), /violin\.txt.*\| +1 \|/);
  });

  it('fix moves the annotations of a removed copy to the copy that stays', async () => {
    const [title, , passage] = TEXT.split('\n');
    const text = `${title ?? ''}\n\n${passage ?? ''}\nA line between the two of them, which says something else.\n${passage ?? ''}\n`;
    const start = text.lastIndexOf('Hedda Marsh');
    const made = createAnnotation(text, 'person', [{ start, end: start + 11 }]);
    assert.ok(made);
    await fs.mkdir(file('seeds/.annotations'), { recursive: true });
    await fs.writeFile(file('seeds/violin.txt'), text);
    const sidecar = file('seeds/.annotations/violin.txt.ann.yaml');
    await fs.writeFile(sidecar, `# of the desk\n${writeSidecar(undefined, { seed: 'violin.txt', annotator: 'ann', annotations: [made] }, text) ?? ''}`);
    const fixed = await winnow(folder, 'fix', 'seeds');
    assert.equal(fixed.code, 0, fixed.err);
    const now = await fs.readFile(file('seeds/violin.txt'), 'utf8');
    assert.equal(now.split('Hedda Marsh').length, 2, 'one copy went');
    const kept = [...now.slice(0, now.indexOf('Hedda Marsh'))].length;
    const written = await fs.readFile(sidecar, 'utf8');
    assert.match(written, new RegExp(`position: ${kept}-${kept + 11}`));
    assert.match(written, /^# of the desk/);
    assert.doesNotMatch(written, /orphaned/);
  });
});
