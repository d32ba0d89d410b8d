import * as vscode from 'vscode';
import type { EntityHit } from '../../core/corpus-types';
import { Cancelled } from '../../host/client';
import { ENTITY_ICONS } from '../entity-names';
import { editorRange } from '../entity-places';
import type { Features } from '../features';
import { plainLabel } from '../plain-label';

interface Item extends vscode.QuickPickItem {
  readonly hit: EntityHit;
  readonly folder: string;
}

/** *Find Entity…*: a quick pick over all names of the corpus; the choice leads to the seeds that name it. */
export function registerFindEntity(features: Features): vscode.Disposable {
  const { host, folders } = features;
  return vscode.commands.registerCommand('winnow.findEntity', () => {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = 'Find Entity';
    pick.placeholder = 'A person, place or organisation, in any of its spellings';
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    let source = new vscode.CancellationTokenSource();
    const search = async (query: string): Promise<void> => {
      source.cancel();
      source = new vscode.CancellationTokenSource();
      const { token } = source;
      pick.busy = true;
      try {
        const answers = await Promise.all(
          folders.all.map(async ({ uri }) => (await host.request('entities', { folder: uri, query }, token)).map((hit) => itemOf(hit, uri))),
        );
        pick.items = answers.flat();
        pick.busy = false;
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
      }
    };
    pick.onDidChangeValue((value) => void search(value));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item) void showSeeds(features, item.folder, item.hit);
    });
    pick.onDidHide(() => {
      source.cancel();
      pick.dispose();
    });
    pick.show();
    void search('');
  });
}

function itemOf(hit: EntityHit, folder: string): Item {
  const others = hit.spellings.filter((spelling) => spelling !== hit.name);
  return {
    label: `$(${ENTITY_ICONS[hit.type]}) ${hit.name.replaceAll('$(', '$ (')}`,
    description: `${hit.mentions} in ${hit.seeds} ${hit.seeds === 1 ? 'seed' : 'seeds'}`,
    ...(others.length > 0 ? { detail: others.join(', ').replaceAll('$(', '$ (') } : {}),
    hit,
    folder,
  };
}

async function showSeeds({ host }: Features, folder: string, hit: EntityHit): Promise<void> {
  const seeds = await host.request('entitySeeds', { folder, id: hit.id });
  const items = seeds.map(({ uri, count }) => ({ label: plainLabel(vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true))), description: `×${count}`, uri }));
  const chosen = items.length <= 1 ? items[0] : await vscode.window.showQuickPick(items, { title: hit.name, placeHolder: 'Open a seed at its first mention' });
  if (!chosen) return;
  const [place] = await host.request('names', { folder, id: hit.id, uri: chosen.uri });
  const first = place?.names[0];
  await vscode.window.showTextDocument(vscode.Uri.parse(chosen.uri, true), first ? { selection: editorRange(first.range) } : {});
}
