import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { winnow } from './winnow';

describe('winnow on the command line', function () {
  this.timeout(60_000);
  let folder = '';

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-cli-'));
    await fs.cp('samples/seeds', path.join(folder, 'seeds'), { recursive: true });
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  it('explains itself when asked, before or after a command, and fails when nothing is asked', async () => {
    for (const asked of [['--help'], ['fix', '--help'], ['help']]) {
      const { code, out } = await winnow(folder, ...asked);
      assert.equal(code, 0);
      assert.match(out, /winnow fix PATH/);
    }
    const { code, out, err } = await winnow(folder);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /winnow fix PATH/);
  });

  it('check prints findings with places and exits with 1', async () => {
    const { code, out } = await winnow(folder, 'check', 'seeds');
    assert.equal(code, 1);
    assert.match(out, /seeds\/001_danube-grain-talks\.txt\n {2}15–28 +duplicate-passage +Copy of lines 1–14/);
    assert.match(out, /findings in \d+ of \d+ seeds\n$/);
  });

  it('check of a clean seed exits with 0', async () => {
    const { code, out } = await winnow(folder, 'check', 'seeds/013_icelandic-greenhouse-clean.txt');
    assert.equal(code, 0);
    assert.equal(out, 'clean: 1 seed\n');
  });

  it('check and fix of a folder without seeds exit with 2 and say where they looked', async () => {
    await fs.mkdir(path.join(folder, 'empty'));
    for (const command of ['check', 'fix']) {
      const { code, out, err } = await winnow(folder, command, 'empty');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^winnow: empty: no seeds in this folder\. Seeds are \.txt and \.seed files in a folder named seeds/);
    }
  });

  it('check of one file sees its copies in the others', async () => {
    const { out } = await winnow(folder, 'check', 'seeds/008_kestrel-flood-warning.txt');
    assert.match(out, /Also in 009_polhavn-satellite-order\.txt/);
  });

  it('check prints JSON and SARIF that name the same findings', async () => {
    const json = JSON.parse((await winnow(folder, 'check', 'seeds', '--format', 'json')).out) as { seeds: { findings: { rule: string }[] }[] };
    const sarif = JSON.parse((await winnow(folder, 'check', 'seeds', '--format', 'sarif')).out) as {
      version: string;
      runs: { results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    const [run] = sarif.runs;
    assert.ok(run);
    assert.equal(sarif.version, '2.1.0');
    assert.deepEqual(run.results.map(({ ruleId }) => ruleId), json.seeds.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    const known = new Set(run.tool.driver.rules.map(({ id }) => id));
    assert.ok(run.results.every(({ ruleId, locations }) => known.has(ruleId) && (locations[0]?.physicalLocation.region.startLine ?? 0) >= 1));
  });

  it('fix --dry-run shows the lines and changes nothing; fix removes just them', async () => {
    const file = path.join(folder, 'seeds/001_danube-grain-talks.txt');
    const before = await fs.readFile(file, 'utf8');
    const dry = await winnow(folder, 'fix', 'seeds/001_danube-grain-talks.txt', '--dry-run');
    assert.equal(dry.code, 1);
    assert.equal(await fs.readFile(file, 'utf8'), before);
    const shown = dry.out.match(/^ {2}- *\d+ /gm)?.length ?? 0;
    const done = await winnow(folder, 'fix', 'seeds/001_danube-grain-talks.txt');
    assert.equal(done.code, 0);
    const after = await fs.readFile(file, 'utf8');
    assert.equal(before.split('\n').length - shown, after.split('\n').length);
    assert.ok(before.startsWith(after));
    assert.match((await winnow(folder, 'fix', 'seeds/001_danube-grain-talks.txt')).out, /nothing to fix/);
  });

  it('fix keeps line ends and byte order marks', async () => {
    await winnow(folder, 'fix', 'seeds');
    const crlf = await fs.readFile(path.join(folder, 'seeds/011_zurich-clockmakers-crlf.txt'), 'utf8');
    assert.equal(crlf.replaceAll('\r\n', '').includes('\n'), false);
    const bom = await fs.readFile(path.join(folder, 'seeds/012_nairobi-library-bus-bom.txt'));
    assert.deepEqual([...bom.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('index writes INDEX.md once; --check is silent about it and tells when it is stale', async () => {
    assert.equal((await winnow(folder, 'index', 'seeds')).code, 0);
    assert.equal((await winnow(folder, 'index', 'seeds')).out, '');
    assert.deepEqual(await winnow(folder, 'index', 'seeds', '--check').then(({ code, out }) => ({ code, out })), { code: 0, out: '' });
    await fs.rm(path.join(folder, 'seeds/013_icelandic-greenhouse-clean.txt'));
    const stale = await winnow(folder, 'index', 'seeds', '--check');
    assert.equal(stale.code, 1);
    assert.match(stale.out, /- \d+: \| \[013_icelandic/);
  });

  it('says what is wrong with the command line and exits with 2', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['check'], /name a seed or a folder of seeds/],
      [['check', 'nowhere'], /nowhere: there is no such file or folder/],
      [['check', 'seeds', '--format', 'xml'], /--format is one of text, json, sarif/],
      [['check', 'seeds', '--off', 'speling'], /there is no rule "speling"/],
      [['chek', 'seeds'], /there is no command "chek"/],
      [['check', 'seeds', '--colour'], /--colour/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await winnow(folder, ...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
    }
  });
});
