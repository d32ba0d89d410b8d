import * as vscode from 'vscode';
import type { EntityHit, EntitySeedRow } from '../../core/corpus-types';
import type { EntityType } from '../../core/entities/mention';
import { ENTITY_ICONS } from '../entity-names';
import { locationsOf, unlessCancelled } from '../entity-places';
import type { Features } from '../features';
import { escapeMarkdown } from '../markdown';
import { LANGUAGE } from '../seed-tracker';

interface TypeNode {
  readonly kind: 'type';
  readonly type: EntityType;
  readonly entities: readonly EntityNode[];
}

interface EntityNode {
  readonly kind: 'entity';
  readonly folder: string;
  readonly hit: EntityHit;
}

interface SeedNode {
  readonly kind: 'seed';
  readonly entity: EntityNode;
  readonly seed: EntitySeedRow;
}

type Node = TypeNode | EntityNode | SeedNode;

const TITLES: readonly (readonly [EntityType, string])[] = [
  ['person', 'People'],
  ['place', 'Places'],
  ['organisation', 'Organisations'],
  ['other', 'Events, products, works and nationalities'],
];
/** Rows of the whole tree: the rest is found by the filter. */
const MOST = 5000;
/** The tree is asked anew when nothing changed for so long. */
const QUIET_MS = 400;

/** The *Entities* view: all names by type, most mentioned first, with the seeds that name them beneath. */
export function registerEntitiesTree(features: Features): vscode.Disposable {
  const tree = new EntitiesTree(features);
  const view = vscode.window.createTreeView<Node>('winnow.entities', { treeDataProvider: tree, showCollapseAll: true });
  const filter = (value: string): void => {
    tree.query = value;
    void vscode.commands.executeCommand('setContext', 'winnow.entitiesFiltered', value !== '');
    tree.refresh();
  };
  tree.onDidCount((message) => (view.message = message ?? ''));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (view.visible ? tree.refresh() : undefined), QUIET_MS);
  };
  return vscode.Disposable.from(
    tree,
    view,
    { dispose: () => clearTimeout(timer) },
    features.folders.onDidChange(soon),
    features.tracker.onDidAnalyse(soon),
    features.host.onDidAffect(soon),
    view.onDidChangeVisibility(soon),
    vscode.commands.registerCommand('winnow.filterEntities', async () => {
      const value = await vscode.window.showInputBox({ title: 'Filter Entities', value: tree.query, prompt: 'A part of a name, in any of its spellings' });
      if (value !== undefined) filter(value.trim());
    }),
    vscode.commands.registerCommand('winnow.clearEntityFilter', () => filter('')),
    vscode.commands.registerCommand('winnow.openEntity', (node?: Node) => open(features, node)),
    vscode.commands.registerCommand('winnow.peekEntity', (node?: Node) => peek(features, node)),
    vscode.commands.registerCommand('winnow.revealEntity', () => reveal(features, tree, view)),
  );
}

class EntitiesTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #features: Features;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #counted = new vscode.EventEmitter<string | undefined>();
  #types: Promise<readonly TypeNode[]> | undefined;
  query = '';

  readonly onDidChangeTreeData = this.#changed.event;
  /** What the view says above its rows. */
  readonly onDidCount = this.#counted.event;

  constructor(features: Features) {
    this.#features = features;
  }

  refresh(): void {
    this.#types = undefined;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return [...(await (this.#types ??= this.#load()))];
    if (node.kind === 'type') return [...node.entities];
    if (node.kind === 'seed') return [];
    const seeds = await unlessCancelled(this.#features.host.request('entitySeeds', { folder: node.folder, id: node.hit.id }));
    return (seeds ?? []).map((seed) => ({ kind: 'seed', entity: node, seed }));
  }

  async getParent(node: Node): Promise<Node | undefined> {
    if (node.kind === 'type') return undefined;
    if (node.kind === 'seed') return node.entity;
    return (await this.#types)?.find(({ type }) => type === node.hit.type);
  }

  /** The row of an entity as the tree holds it. */
  async find(folder: string, id: string): Promise<EntityNode | undefined> {
    for (const { entities } of await (this.#types ??= this.#load())) {
      const found = entities.find((entity) => entity.folder === folder && entity.hit.id === id);
      if (found) return found;
    }
    return undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'type') return typeItem(node);
    return node.kind === 'entity' ? entityItem(node) : seedItem(node);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#counted.dispose();
  }

  async #load(): Promise<readonly TypeNode[]> {
    const { host, folders } = this.#features;
    const answers = await Promise.all(folders.all.map(async ({ uri }) => ({ uri, answer: await unlessCancelled(host.request('entityRows', { folder: uri, query: this.query, most: MOST })) })));
    const entities = answers.flatMap(({ uri, answer }) => (answer?.rows ?? []).map((hit): EntityNode => ({ kind: 'entity', folder: uri, hit })));
    const left = answers.reduce((sum, { answer }) => sum + (answer ? answer.count - answer.rows.length : 0), 0);
    const about = [this.query === '' ? '' : `Filtered by “${this.query}”`, left > 0 ? `${left} more are found by the filter` : ''].filter((text) => text !== '').join(' · ');
    const none = this.query !== '' && entities.length === 0 ? `No name holds “${this.query}”` : undefined;
    this.#counted.fire(none ?? (about === '' ? undefined : about));
    return TITLES.map(([type]): TypeNode => ({ kind: 'type', type, entities: entities.filter(({ hit }) => hit.type === type) })).filter((node) => node.entities.length > 0);
  }
}

function typeItem({ type, entities }: TypeNode): vscode.TreeItem {
  const title = TITLES.find(([one]) => one === type)?.[1] ?? type;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `type:${type}`;
  item.description = String(entities.length);
  item.iconPath = new vscode.ThemeIcon(ENTITY_ICONS[type]);
  item.contextValue = 'type';
  return item;
}

function entityItem({ folder, hit }: EntityNode): vscode.TreeItem {
  const item = new vscode.TreeItem(hit.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${folder} ${hit.id}`;
  item.description = `${hit.mentions} in ${hit.seeds === 1 ? '1 seed' : `${hit.seeds} seeds`}`;
  item.iconPath = new vscode.ThemeIcon(hit.curated ? 'bookmark' : ENTITY_ICONS[hit.type]);
  item.tooltip = new vscode.MarkdownString(`**${escapeMarkdown(hit.name)}**${hit.curated ? ', in your entities.yaml' : ''}\n\n${escapeMarkdown(hit.spellings.slice(0, 20).join(', '))}`);
  item.contextValue = 'entity';
  item.accessibilityInformation = { label: `${hit.name}, ${item.description}` };
  return item;
}

function seedItem(node: SeedNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(node.seed.uri, true);
  const item = new vscode.TreeItem(node.seed.title ?? uri.path.slice(uri.path.lastIndexOf('/') + 1), vscode.TreeItemCollapsibleState.None);
  item.id = `${node.entity.folder} ${node.entity.hit.id} ${node.seed.uri}`;
  item.description = `×${node.seed.count}`;
  item.tooltip = vscode.workspace.asRelativePath(uri);
  item.iconPath = new vscode.ThemeIcon('file');
  item.contextValue = 'seed';
  item.command = { command: 'winnow.openEntity', title: 'Open at the first mention', arguments: [node] };
  return item;
}

async function placesOf({ host }: Features, node: Node | undefined): Promise<vscode.Location[]> {
  const entity = node?.kind === 'seed' ? node.entity : node?.kind === 'entity' ? node : undefined;
  if (!entity) return [];
  const only = node?.kind === 'seed' ? { uri: node.seed.uri } : {};
  return locationsOf((await unlessCancelled(host.request('names', { folder: entity.folder, id: entity.hit.id, ...only }))) ?? []);
}

async function open(features: Features, node: Node | undefined): Promise<void> {
  const [first] = await placesOf(features, node);
  if (first) await vscode.window.showTextDocument(first.uri, { selection: first.range, preview: true, preserveFocus: false });
}

async function peek(features: Features, node: Node | undefined): Promise<void> {
  const places = await placesOf(features, node);
  const [first] = places;
  if (!first) return;
  await vscode.window.showTextDocument(first.uri, { selection: new vscode.Range(first.range.start, first.range.start) });
  await vscode.commands.executeCommand('editor.action.peekLocations', first.uri, first.range.start, places, 'peek');
}

async function reveal({ tracker }: Features, tree: EntitiesTree, view: vscode.TreeView<Node>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE) return;
  const analysis = await tracker.fresh(editor.document);
  const offset = editor.document.offsetAt(editor.selection.active);
  const mention = analysis?.mentions.find(({ start, end }) => start <= offset && offset <= end);
  const folder = tracker.folderOf(editor.document);
  const node = mention && folder !== undefined ? await tree.find(folder, mention.entity) : undefined;
  if (node) await view.reveal(node, { select: true, focus: true, expand: true });
  else void vscode.window.setStatusBarMessage('Winnow: there is no name under the cursor', 4000);
}
