import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderService } from '../../../src/host/folder-service';
import { nodePlatform } from '../../../src/host/node/node-platform';

const ARTICLE = 'Ferries\n\nTorunn Aakervik said in Oslo that Norway would pay. Torunn Aakerviik thanked the Harbour Workers Union, which Norway had asked.\n';
const SAVED = 'entities:\n  - name: Torunn Aakervik\n    type: person\n';

describe('An unsaved entities.yaml', function () {
  this.timeout(60_000);
  let root: string;
  let service: FolderService;
  const uriOf = (file: string): string => pathToFileURL(join(root, file)).href;
  const tell = (text: string, draft?: string): ReturnType<FolderService['userFile']> =>
    service.userFile({ kind: 'entities', uri: uriOf('seeds/entities.yaml'), root: uriOf('seeds'), text, ...(draft === undefined ? {} : { draft }) });
  /** The spellings that count for Norway's neighbour, and the names coloured in the open seed, once all is settled. */
  const live = async (): Promise<readonly string[]> => {
    await service.entities.all();
    const named = await service.mentions(uriOf('seeds/one.txt'), 1);
    return (named?.mentions ?? []).map(({ start, end, type }) => `${type} ${ARTICLE.slice(start, end)}`);
  };
  const index = async (): Promise<string> => {
    const { pages } = await service.index({ root: uriOf('seeds'), maxLines: 400 }, () => false);
    return pages.map(([, text]) => text).join('\n');
  };

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'winnow-draft-'));
    mkdirSync(join(root, 'seeds'));
    writeFileSync(join(root, 'seeds/one.txt'), ARTICLE);
    service = new FolderService(pathToFileURL(root).href, nodePlatform([join(process.cwd(), 'src/core/boilerplate/packs'), join(process.cwd(), 'models')]), () => undefined);
    service.open({ folder: pathToFileURL(root).href, uri: uriOf('seeds/one.txt'), version: 1, text: ARTICLE });
    await tell(SAVED);
    await service.read([{ uri: uriOf('seeds/one.txt') }], [], () => false, true);
  });
  afterEach(() => {
    service.dispose();
    rmSync(root, { recursive: true });
  });

  it('counts for the seeds that are open, and the saved file for the index', async () => {
    assert.ok((await live()).includes('place Norway'));
    assert.match(await index(), /Norway/);
    await tell(SAVED, `${SAVED}ignore: [Norway]\n`);
    assert.ok(!(await live()).some((name) => name.includes('Norway')));
    assert.match(await index(), /Norway/);
    assert.ok(!(await live()).some((name) => name.includes('Norway')), 'still, after the index was made');
    await tell(SAVED);
    assert.ok((await live()).includes('place Norway'), 'and no more when it is gone');
  });

  it('leaves its last good version in force while it is broken', async () => {
    await tell(SAVED, `${SAVED}ignore: [Norway]\n`);
    const problems = await tell(SAVED, `${SAVED}ignore: [Norway\n`);
    assert.notEqual(problems.length, 0);
    assert.ok(!(await live()).some((name) => name.includes('Norway')));
    assert.match(await index(), /Norway/, 'the index is not held: what is saved is whole');
  });

  it('gives names, types and notes to cards', async () => {
    const at = ARTICLE.indexOf('Harbour Workers Union') + 1;
    await tell(SAVED, `${SAVED}  - name: Harbour Workers Union\n    type: place\n    note: A pier.\n`);
    assert.ok((await live()).includes('place Harbour Workers Union'));
    const card = await service.entities.card(uriOf('seeds/one.txt'), at);
    assert.equal(card?.kind === 'entity' ? card.card.note : '', 'A pier.');
    await tell(SAVED, `${SAVED}  - name: Harbour Workers Union\n    type: place\n    note: No pier.\n`);
    const again = await service.entities.card(uriOf('seeds/one.txt'), at);
    assert.equal(again?.kind === 'entity' ? again.card.note : '', 'No pier.');
  });
});
