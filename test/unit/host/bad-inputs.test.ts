import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderService } from '../../../src/host/folder-service';
import { nodePlatform } from '../../../src/host/node/node-platform';
import { type BadInputs, makeBadInputs } from '../../support/bad-inputs';
import { fingerprint } from '../../support/fingerprint';

describe('a folder of bad inputs', () => {
  let bad: BadInputs;
  let service: FolderService;
  const uriOf = (file: string): string => pathToFileURL(join(bad.root, file)).href;

  before(async () => {
    bad = await makeBadInputs({ large: false });
    service = new FolderService(pathToFileURL(bad.root).href, nodePlatform([join(process.cwd(), 'src/core/boilerplate/packs'), join(process.cwd(), 'models')]), () => undefined);
  });
  after(() => bad.remove());

  it('is read as far as it can be, the rest is skipped with its reason, and the disk stays as it is', async () => {
    const before = await fingerprint(bad.root);
    const seeds = bad.inputs.filter(({ file }) => file.endsWith('.txt'));
    const { skipped, read } = await service.read(seeds.map(({ file }) => ({ uri: uriOf(file) })), [], () => false);
    const reasons = new Map(skipped.map(({ uri, reason }) => [uri, reason]));
    for (const { file, kind, reason } of seeds) {
      assert.equal(reasons.has(uriOf(file)) ? 'skipped' : 'read', kind, `${file}: ${reasons.get(uriOf(file)) ?? 'read'}`);
      if (kind === 'skipped') assert.match(reasons.get(uriOf(file)) ?? '', reason, file);
    }
    assert.equal(read, seeds.filter(({ kind }) => kind === 'read').length);
    assert.deepEqual(await fingerprint(bad.root), before);
  });

  it('is checked seed by seed without an exception', async () => {
    for (const { file, kind } of bad.inputs) {
      if (kind === 'read') assert.ok(await service.check(uriOf(file)), file);
    }
  });

  it('with a broken entities.yaml says what is wrong in it and where', async () => {
    const problems = await service.userFile({ kind: 'entities', uri: uriOf('seeds/entities.yaml'), root: uriOf('seeds'), text: readFileSync(join(bad.root, 'seeds/entities.yaml'), 'utf8') });
    assert.notEqual(problems.length, 0);
    for (const { message, startLine } of problems) assert.ok(message !== '' && startLine >= 0);
  });
});
