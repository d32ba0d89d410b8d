import * as vscode from 'vscode';
import { plainLine } from '../../core/index/escape';
import { SEED_STATUSES } from '../../core/index/model';
import { compareCodePoints } from '../../core/index/order';
import { pathWithin, rootOf } from '../../core/seeds-root';
import { Cancelled } from '../../host/client';
import type { SeedListRow } from '../../host/protocol';
import type { Features } from '../features';
import { messageOf } from '../log';
import { SafeMarkdown } from '../markdown';

const VIEW = 'winnow.seedsTree';
/** Seeds shown at once; the rest is a number, to be filtered. */
const MOST_SHOWN = 1000;
const QUIET_MS = 300;

/** One seed of the tree: what commands in its menu are given. */
export interface SeedNode {
  readonly uri: string;
  readonly path: string;
  readonly row: SeedListRow;
}

interface Order {
  readonly label: string;
  readonly compare: (a: SeedNode, b: SeedNode) => number;
}

const ORDERS: Readonly<Record<string, Order>> = {
  path: { label: 'Path', compare: () => 0 },
  status: { label: 'Status', compare: (a, b) => rankOf(a.row) - rankOf(b.row) },
  findings: { label: 'Findings, most first', compare: (a, b) => b.row.findings - a.row.findings },
  copied: { label: 'Copied words, most first', compare: (a, b) => b.row.duplicateShare - a.row.duplicateShare },
  words: { label: 'Words, most first', compare: (a, b) => b.row.words - a.row.words },
};

/** What is shown: a status, `none`, `findings`, `copied`, or words of path, title and note behind `text:`. */
type Filter = string;

/** The *Seeds* tree: every seed with its status, filtered and sorted as chosen; follows the active seed. */
export function registerSeedsTree(features: Features): vscode.Disposable {
  const tree = new SeedsTree(features);
  const view = vscode.window.createTreeView<SeedNode>(VIEW, { treeDataProvider: tree, canSelectMany: true });
  const { workspaceState } = features.context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async (): Promise<void> => {
    if (!view.visible) return;
    await tree.load();
    view.message = tree.message;
    await reveal();
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), QUIET_MS);
  };
  const reveal = async (): Promise<void> => {
    const node = tree.node(vscode.window.activeTextEditor?.document.uri);
    if (node && view.visible && !view.selection.some(({ uri }) => uri === node.uri)) await view.reveal(node, { select: true, focus: false });
  };
  const arrange = async (what: 'filter' | 'order', value: string): Promise<void> => {
    await workspaceState.update(`winnow.seedsTree.${what}`, value);
    tree.arrange(workspaceState.get('winnow.seedsTree.filter', ''), workspaceState.get('winnow.seedsTree.order', 'path'));
    view.description = tree.description;
    view.message = tree.message;
    void vscode.commands.executeCommand('setContext', 'winnow.seedsFiltered', tree.isFiltered);
  };
  void arrange('order', workspaceState.get('winnow.seedsTree.order', 'path'));
  return vscode.Disposable.from(
    view,
    { dispose: () => clearTimeout(timer) },
    features.folders.onDidChange(soon),
    view.onDidChangeVisibility(soon),
    vscode.window.onDidChangeActiveTextEditor(() => void reveal()),
    vscode.commands.registerCommand('winnow.filterSeeds', async () => {
      const filter = await chooseFilter();
      if (filter !== undefined) await arrange('filter', filter);
    }),
    vscode.commands.registerCommand('winnow.clearSeedsFilter', () => arrange('filter', '')),
    vscode.commands.registerCommand('winnow.sortSeeds', async () => {
      const items = Object.entries(ORDERS).map(([key, { label }]) => ({ label, key }));
      const chosen = await vscode.window.showQuickPick(items, { title: 'Sort Seeds By' });
      if (chosen) await arrange('order', chosen.key);
    }),
    vscode.commands.registerCommand('winnow.cleanSeedInTree', async (node: SeedNode) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(node.uri, true));
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('winnow.cleanSeed');
    }),
  );
}

class SeedsTree implements vscode.TreeDataProvider<SeedNode> {
  readonly #features: Features;
  readonly #changed = new vscode.EventEmitter<void>();
  #all: readonly SeedNode[] = [];
  #shown: readonly SeedNode[] = [];
  #nodes: ReadonlyMap<string, SeedNode> = new Map();
  #filter: Filter = '';
  #order = 'path';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(features: Features) {
    this.#features = features;
  }

  get isFiltered(): boolean {
    return this.#filter !== '';
  }

  /** What stands beside the name of the view. */
  get description(): string {
    const order = this.#order === 'path' ? '' : `by ${ORDERS[this.#order]?.label.split(',')[0]?.toLowerCase() ?? ''}`;
    return [this.isFiltered ? filterLabel(this.#filter) : '', order].filter((part) => part !== '').join(', ');
  }

  /** What stands above the seeds when they are not all there. */
  get message(): string {
    if (this.#all.length > 0 && this.#shown.length === 0) return 'No seed fits the filter.';
    const more = this.#shown.length - MOST_SHOWN;
    return more > 0 ? `The first ${MOST_SHOWN} of ${this.#shown.length} seeds; filter to see others.` : '';
  }

  node(uri: vscode.Uri | undefined): SeedNode | undefined {
    return uri && this.#nodes.get(uri.toString());
  }

  arrange(filter: Filter, order: string): void {
    this.#filter = filter;
    this.#order = Object.hasOwn(ORDERS, order) ? order : 'path';
    this.#show();
  }

  async load(): Promise<void> {
    const { folders, host, log } = this.#features;
    try {
      const lists = await Promise.all(folders.all.map(async ({ uri }) => (await host.request('seedList', { folder: uri })).map((row) => nodeOf(uri, row))));
      this.#all = lists.flat().sort((a, b) => compareCodePoints(a.path, b.path) || compareCodePoints(a.uri, b.uri));
      this.#show();
    } catch (error) {
      if (!(error instanceof Cancelled)) log.error(`The seeds could not be listed: ${messageOf(error)}`);
    }
  }

  getChildren(node?: SeedNode): SeedNode[] {
    return node ? [] : this.#shown.slice(0, MOST_SHOWN);
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: SeedNode): vscode.TreeItem {
    const { row, path } = node;
    const uri = vscode.Uri.parse(node.uri, true);
    const label = plainLine(path);
    const title = plainLine(row.title);
    const item = new vscode.TreeItem(label);
    item.id = node.uri;
    item.description = title;
    item.iconPath = iconOf(row);
    item.contextValue = 'seed';
    item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
    item.tooltip = tooltip(node);
    item.accessibilityInformation = { label: `${label}, ${row.status ?? 'no status'}, ${counted(row.findings, 'finding')}, ${title}` };
    return item;
  }

  #show(): void {
    const { compare } = ORDERS[this.#order] ?? { compare: () => 0 };
    this.#shown = this.#all.filter((node) => fits(node, this.#filter)).sort(compare);
    this.#nodes = new Map(this.#shown.slice(0, MOST_SHOWN).map((node) => [node.uri, node]));
    this.#changed.fire();
  }
}

function nodeOf(folder: string, row: SeedListRow): SeedNode {
  return { uri: row.uri, path: pathWithin(rootOf(folder, row.uri), row.uri), row };
}

const ICONS: Readonly<Record<string, readonly [icon: string, color?: string]>> = {
  new: ['circle-outline'],
  cleaned: ['pass', 'charts.green'],
  annotated: ['pass-filled', 'charts.blue'],
  rejected: ['circle-slash', 'charts.red'],
};

function iconOf({ status }: SeedListRow): vscode.ThemeIcon {
  const [icon, color] = ICONS[status ?? ''] ?? ['file'];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The place of a seed when seeds are sorted by status: without one first, then as work goes on. */
function rankOf({ status }: SeedListRow): number {
  return status === undefined ? -1 : SEED_STATUSES.indexOf(status);
}

function tooltip({ path, row }: SeedNode): vscode.MarkdownString {
  const card = new SafeMarkdown().ours('**').text(row.title || path).ours('**\n\n').text(path);
  card.ours(`\n\n${counted(row.words, 'word')}, ${Math.round(row.duplicateShare * 100)} % copied, ${counted(row.findings, 'finding')}`);
  if (row.status !== undefined) card.ours(`\n\nStatus: ${row.status}`);
  if (row.note !== undefined) card.ours('\n\nNote: ').text(row.note);
  return card.value;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function fits({ path, row }: SeedNode, filter: Filter): boolean {
  if (filter === '') return true;
  if (filter === 'none') return row.status === undefined;
  if (filter === 'findings') return row.findings > 0;
  if (filter === 'copied') return row.duplicateShare > 0;
  if (!filter.startsWith('text:')) return row.status === filter;
  const text = `${path}\n${row.title}\n${row.note ?? ''}`.toLowerCase();
  return filter.slice(5).toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const FILTERS: readonly (readonly [filter: Filter, label: string])[] = [
  ['', 'All seeds'],
  ['none', 'No status'],
  ...SEED_STATUSES.map((status) => [status, `Status ${status}`] as const),
  ['findings', 'With findings'],
  ['copied', 'With copied passages'],
];

function filterLabel(filter: Filter): string {
  return FILTERS.find(([known]) => known === filter)?.[1].toLowerCase() ?? `“${filter.slice(5)}”`;
}

/** Asks what to show: one of the list, or words that are typed. */
function chooseFilter(): Promise<Filter | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly filter: Filter }>();
  const fixed = FILTERS.map(([filter, label]) => ({ label, filter }));
  pick.title = 'Filter Seeds';
  pick.placeholder = 'Choose, or type words of the path, title or note';
  pick.items = fixed;
  pick.onDidChangeValue((value) => {
    const words = value.trim();
    pick.items = words === '' ? fixed : [{ label: `Seeds with “${words}”`, filter: `text:${words}`, alwaysShow: true }, ...fixed];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.filter);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
