import * as vscode from 'vscode';
import type { DuplicateSeed, PassageRow } from '../../core/corpus-duplicates';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { messageOf } from '../log';

/** Rows shown below one row; the rest are counted. */
const MOST = 500;
/** The tree is made anew no more often than this while seeds change. */
const QUIET_MS = 700;

type Node =
  | { readonly kind: 'folder'; readonly folder: string; readonly name: string }
  | { readonly kind: 'family'; readonly folder: string; readonly seeds: readonly DuplicateSeed[]; readonly count: number }
  | { readonly kind: 'others'; readonly folder: string; readonly seeds: readonly DuplicateSeed[]; readonly count: number }
  | { readonly kind: 'seed'; readonly folder: string; readonly seed: DuplicateSeed; readonly parent: string }
  | { readonly kind: 'passage'; readonly uri: string; readonly row: PassageRow; readonly parent: string }
  | { readonly kind: 'more'; readonly count: number; readonly noun: string; readonly parent: string };

/** The *Duplicates* tree: families of seeds that are one article, then seeds with single copied passages, down to the passages. */
export function registerDuplicatesView(features: Features): vscode.Disposable {
  const provider = new DuplicatesTree(features);
  const view = vscode.window.createTreeView<Node>('winnow.duplicates', { treeDataProvider: provider, showCollapseAll: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const refresh = (): void => {
    stale = true;
    if (!view.visible || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      stale = false;
      provider.refresh();
    }, QUIET_MS);
  };
  return vscode.Disposable.from(
    view,
    provider,
    features.tracker.onDidAnalyse(refresh),
    features.folders.onDidChange(refresh),
    features.host.onDidRestart(refresh),
    view.onDidChangeVisibility(() => {
      if (stale) refresh();
    }),
    provider.onDidLoad((count) => {
      view.message = count === 0 ? 'No passage of these seeds stands twice.' : '';
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

class DuplicatesTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #features: Features;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #loaded = new vscode.EventEmitter<number>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Tells the number of groups at the top. */
  readonly onDidLoad = this.#loaded.event;

  constructor(features: Features) {
    this.#features = features;
  }

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
    this.#loaded.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'folder':
        return branch(node.name, `folder ${node.folder}`, 'folder', true);
      case 'family':
        return familyItem(node);
      case 'others': {
        const item = branch('Copied passages', `others ${node.folder}`, 'list-tree', true);
        item.description = counted(node.count, 'seed');
        item.tooltip = 'Seeds that share passages, or repeat one, but are not the same article';
        return item;
      }
      case 'seed':
        return seedItem(node);
      case 'passage':
        return passageItem(node);
      case 'more': {
        const item = new vscode.TreeItem(`and ${node.count.toLocaleString('en')} more ${node.noun}`);
        item.id = `more ${node.parent}`;
        item.tooltip = '`winnow check` lists all of them';
        return item;
      }
    }
  }

  async getChildren(node?: Node): Promise<Node[]> {
    try {
      if (!node) return await this.#top();
      if (node.kind === 'folder') return await this.#groups(node.folder);
      if (node.kind === 'family' || node.kind === 'others') return seedNodes(node);
      return node.kind === 'seed' ? await this.#passages(node) : [];
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#features.log.error(`The tree of duplicates: ${messageOf(error)}`);
      return [];
    }
  }

  async #top(): Promise<Node[]> {
    const folders = this.#features.folders.all;
    await Promise.all(folders.map((folder) => folder.settled()));
    const [only, ...more] = folders;
    if (only && more.length === 0) return this.#groups(only.uri);
    return folders.map((folder) => ({ kind: 'folder', folder: folder.uri, name: folder.folder.name }));
  }

  async #groups(folder: string): Promise<Node[]> {
    const { families, familyCount, others, otherCount } = await this.#features.host.request('duplicates', { folder, most: MOST });
    this.#loaded.fire(familyCount + otherCount);
    const nodes: Node[] = families.map((family) => ({ kind: 'family', folder, ...family }));
    if (familyCount > families.length) nodes.push({ kind: 'more', count: familyCount - families.length, noun: 'families', parent: folder });
    if (otherCount > 0) nodes.push({ kind: 'others', folder, seeds: others, count: otherCount });
    return nodes;
  }

  async #passages({ folder, seed, parent }: Node & { kind: 'seed' }): Promise<Node[]> {
    const { rows, count } = await this.#features.host.request('passages', { folder, uri: seed.uri, most: MOST });
    const nodes: Node[] = rows.map((row) => ({ kind: 'passage', uri: seed.uri, row, parent: `${parent} ${seed.uri}` }));
    if (count > rows.length) nodes.push({ kind: 'more', count: count - rows.length, noun: 'passages', parent: seed.uri });
    return nodes;
  }
}

function seedNodes({ folder, seeds, count, kind }: Node & { kind: 'family' | 'others' }): Node[] {
  const parent = `${kind} ${kind === 'family' ? (seeds[0]?.uri ?? '') : folder}`;
  const nodes: Node[] = seeds.map((seed) => ({ kind: 'seed', folder, seed, parent }));
  if (count > seeds.length) nodes.push({ kind: 'more', count: count - seeds.length, noun: 'seeds', parent });
  return nodes;
}

function branch(label: string, id: string, icon: string, expanded: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(label, expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon);
  return item;
}

function familyItem({ seeds, count }: Node & { kind: 'family' }): vscode.TreeItem {
  const [first] = seeds;
  const item = branch(first?.title || nameOf(first?.uri ?? ''), `family ${first?.uri ?? ''}`, 'files', false);
  item.description = counted(count, 'seed');
  item.tooltip = `${counted(count, 'seed')} that are the same article`;
  return item;
}

function seedItem({ seed, parent }: Node & { kind: 'seed' }): vscode.TreeItem {
  const uri = vscode.Uri.parse(seed.uri, true);
  const item = branch(nameOf(seed.uri), `${parent} ${seed.uri}`, 'file', false);
  item.description = `${Math.round(seed.share * 100)} % copied`;
  item.tooltip = `${seed.title}\n${vscode.workspace.asRelativePath(uri)}`;
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  return item;
}

function passageItem({ uri, row, parent }: Node & { kind: 'passage' }): vscode.TreeItem {
  const { there, words, changed } = row.copy;
  const item = new vscode.TreeItem(row.quote);
  item.id = `${parent} ${row.startLine} ${row.copy.here.start} ${there.uri} ${there.startLine} ${there.span?.start ?? ''}`;
  const where = there.uri === uri ? `${linesOf(there)} of this seed` : `${nameOf(there.uri)}, ${linesOf(there)}`;
  item.description = `${linesOf(row)} ↔ ${where}`;
  item.tooltip = `${words} words, ${changed === 0 ? 0 : Math.max(1, Math.round(changed * 100))} % changed`;
  item.iconPath = new vscode.ThemeIcon(changed === 0 ? 'copy' : 'diff');
  const selection = new vscode.Range(row.startLine, 0, row.startLine, 0);
  item.command = { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri, true), { selection }] };
  item.contextValue = 'passage';
  return item;
}

function linesOf({ startLine, endLine }: { readonly startLine: number; readonly endLine: number }): string {
  return startLine === endLine ? `line ${startLine + 1}` : `lines ${startLine + 1}–${endLine + 1}`;
}

function nameOf(uri: string): string {
  const { path } = vscode.Uri.parse(uri, true);
  return path.slice(path.lastIndexOf('/') + 1);
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
