import * as vscode from 'vscode';
import type { EntityHit } from '../../core/corpus-types';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';

interface Item extends vscode.QuickPickItem {
  readonly hit: EntityHit;
}

const ICONS: Readonly<Record<EntityHit['type'], string>> = {
  person: 'person',
  place: 'location',
  organisation: 'organization',
  other: 'tag',
  date: 'calendar',
  money: 'credit-card',
  quantity: 'symbol-ruler',
};

/** *Find Entity…*: a quick pick over all names of the corpus; the choice leads to the seeds that name it. */
export function registerFindEntity({ host, folders }: Features): vscode.Disposable {
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
        const answers = await Promise.all(folders.all.map(({ uri }) => host.request('entities', { folder: uri, query }, token)));
        pick.items = answers.flat().map(itemOf);
        pick.busy = false;
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
      }
    };
    pick.onDidChangeValue((value) => void search(value));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item) void showSeeds(item.hit);
    });
    pick.onDidHide(() => {
      source.cancel();
      pick.dispose();
    });
    pick.show();
    void search('');
  });
}

function itemOf(hit: EntityHit): Item {
  const others = hit.spellings.filter((spelling) => spelling !== hit.name);
  return {
    label: `$(${ICONS[hit.type]}) ${hit.name.replaceAll('$(', '$ (')}`,
    description: `${hit.mentions} in ${hit.seeds.length} ${hit.seeds.length === 1 ? 'seed' : 'seeds'}`,
    ...(others.length > 0 ? { detail: others.join(', ').replaceAll('$(', '$ (') } : {}),
    hit,
  };
}

async function showSeeds(hit: EntityHit): Promise<void> {
  const [only] = hit.seeds;
  if (!only) return;
  const chosen =
    hit.seeds.length === 1
      ? only
      : (
          await vscode.window.showQuickPick(
            hit.seeds.map((seed) => ({ label: vscode.workspace.asRelativePath(vscode.Uri.parse(seed.uri, true)), description: `×${seed.count}`, seed })),
            { title: hit.name, placeHolder: 'Open a seed at its first mention' },
          )
        )?.seed;
  if (!chosen) return;
  const start = new vscode.Position(chosen.line, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(chosen.uri, true), { selection: new vscode.Range(start, start) });
}
