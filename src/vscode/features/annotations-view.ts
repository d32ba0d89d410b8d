import * as vscode from 'vscode';
import { type Annotation, inTextOrder, isOrphan, quotedText } from '../../core/annotations/annotation';
import { SIDECAR_FOLDER, sidecarPath } from '../../core/annotations/sidecar-path';
import { addressOf } from '../annotations/sidecars';
import { seedPathOf } from '../annotations/seed-moves';
import { SidecarSurvey } from '../annotations/sidecar-survey';
import { rangeOf, spanOf } from '../ranges';
import type { Annotating } from './annotations';

interface Leaf {
  readonly kind: 'leaf';
  readonly seed: vscode.Uri;
  readonly annotator: string;
  readonly annotation: Annotation;
  readonly quote: string;
  /** `lost`: its seed is gone. */
  readonly state: 'placed' | 'orphan' | 'lost';
}

interface Branch {
  readonly kind: 'branch';
  readonly name: string;
  readonly leaves: readonly Leaf[];
}

interface More {
  readonly kind: 'more';
  readonly count: number;
}

type Node = Branch | Leaf | More;

/** Rows shown below one row: more make the tree slow. */
const MOST_ROWS = 1000;
const QUIET_MS = 300;

/** The *Annotations* view: all annotations of the open folders by label or by seed, orphans on top. */
export function registerAnnotationsView(all: Annotating): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const survey = new SidecarSurvey(all.features, all.store.sidecars);
  let group: 'label' | 'seed' = 'label';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(undefined), QUIET_MS);
  };
  const view = vscode.window.createTreeView<Node>('winnow.annotations', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: async (node): Promise<Node[]> => {
        if (!node) return branches(await leaves(all, survey), group);
        if (node.kind !== 'branch') return [];
        const shown = node.leaves.slice(0, MOST_ROWS);
        return shown.length < node.leaves.length ? [...shown, { kind: 'more', count: node.leaves.length - shown.length }] : shown;
      },
    },
  });
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${SIDECAR_FOLDER}/**/*.yaml`);
  return vscode.Disposable.from(
    view,
    changed,
    watcher,
    { dispose: () => clearTimeout(timer) },
    watcher.onDidChange(refresh),
    watcher.onDidCreate(refresh),
    watcher.onDidDelete(refresh),
    all.store.onDidChange(refresh),
    all.features.folders.onDidChange(refresh),
    vscode.commands.registerCommand('winnow.groupAnnotations', () => {
      group = group === 'label' ? 'seed' : 'label';
      changed.fire(undefined);
    }),
    vscode.commands.registerCommand('winnow.showAnnotation', (leaf: Leaf) => show(all, leaf)),
    vscode.commands.registerCommand('winnow.reattachAnnotation', (leaf?: Leaf) => reattach(all, leaf)),
    vscode.commands.registerCommand('winnow.removeAnnotation', (leaf?: Leaf) => {
      const [selected] = view.selection;
      const chosen = leaf ?? (selected?.kind === 'leaf' ? selected : undefined);
      return chosen && remove(all, chosen);
    }),
  );
}

async function leaves({ store, features }: Annotating, survey: SidecarSurvey): Promise<Leaf[]> {
  const open = store.open;
  const found: Leaf[] = open.flatMap(({ document, owned, live }) =>
    owned.map(({ annotator, annotation }) => ({ kind: 'leaf', seed: document.uri, annotator, annotation, quote: quotedText(live.text, annotation), state: isOrphan(annotation) ? 'orphan' : 'placed' })),
  );
  await Promise.all(features.folders.all.map((folder) => folder.settled()));
  for (const { seed, gone, annotator, annotations } of await survey.all(new Set(open.map(({ document }) => document.uri.toString())))) {
    for (const annotation of annotations) {
      found.push({ kind: 'leaf', seed, annotator, annotation, quote: annotation.targets.map(({ exact }) => exact).join(' … '), state: gone ? 'lost' : isOrphan(annotation) ? 'orphan' : 'placed' });
    }
  }
  return found.sort((a, b) => compare(a.seed.path, b.seed.path) || inTextOrder(a.annotation, b.annotation));
}

function branches(found: readonly Leaf[], group: 'label' | 'seed'): Branch[] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of found) {
    const name = group === 'label' ? leaf.annotation.label : vscode.workspace.asRelativePath(leaf.seed);
    if (leaf.state !== 'placed') continue;
    const list = groups.get(name);
    if (list) list.push(leaf);
    else groups.set(name, [leaf]);
  }
  const branch = (name: string, inside: readonly Leaf[]): Branch[] => (inside.length > 0 ? [{ kind: 'branch', name, leaves: inside }] : []);
  return [
    ...branch('Orphaned: their words are gone', found.filter(({ state }) => state === 'orphan')),
    ...branch('Orphaned: their seed is gone', found.filter(({ state }) => state === 'lost')),
    ...[...groups].sort(([a], [b]) => compare(a, b)).flatMap(([name, inside]) => branch(name, inside)),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function itemOf(node: Node): vscode.TreeItem {
  if (node.kind === 'more') return new vscode.TreeItem(`… and ${node.count} more`);
  if (node.kind === 'branch') {
    const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = node.name;
    item.description = String(node.leaves.length);
    return item;
  }
  const { annotation, annotator, quote, seed, state } = node;
  const item = new vscode.TreeItem(quote.replace(/\s+/g, ' ').slice(0, 200), vscode.TreeItemCollapsibleState.None);
  const seedName = vscode.workspace.asRelativePath(seed);
  item.id = `${seed.toString()}\n${annotator}\n${annotation.id}`;
  item.description = `${annotation.label}, ${annotator}`;
  item.tooltip = `${seedName}${annotation.verdict ? `, ${annotation.verdict}` : ''}${annotation.notes.map(({ author, text }) => `\n${author}: ${text}`).join('')}`;
  item.iconPath = new vscode.ThemeIcon(state !== 'placed' ? 'warning' : annotation.verdict === 'rejected' ? 'circle-slash' : 'tag');
  item.contextValue = state === 'placed' ? 'annotation' : state;
  item.accessibilityInformation = { label: `${quote.slice(0, 200)}, ${annotation.label} by ${annotator} in ${seedName}${state === 'placed' ? '' : ', orphaned'}` };
  item.command = { command: 'winnow.showAnnotation', title: 'Show', arguments: [node] };
  return item;
}

/** Goes to an annotation; of an orphan to where it last stood. */
async function show({ store, features }: Annotating, leaf: Leaf): Promise<void> {
  if (leaf.state === 'lost') {
    const path = seedPathOf(features, leaf.seed);
    if (path) await vscode.window.showTextDocument(addressOf(path.root, sidecarPath(path.seed, leaf.annotator)));
    return;
  }
  const document = await vscode.workspace.openTextDocument(leaf.seed);
  await store.load(document);
  const now = store.of(document).find(({ annotator, annotation }) => annotator === leaf.annotator && annotation.id === leaf.annotation.id)?.annotation ?? leaf.annotation;
  const [span] = now.spans;
  const near = document.positionAt(Math.min(document.getText().length, now.targets[0]?.start ?? 0));
  await vscode.window.showTextDocument(document, { selection: span ? rangeOf(document, span) : new vscode.Range(near, near) });
}

/** Puts an orphaned annotation on the selection of the active editor. */
async function reattach({ store, annotator }: Annotating, leaf: Leaf | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || (leaf && leaf.seed.toString() !== editor.document.uri.toString())) {
    void vscode.window.showInformationMessage('Open the seed that the annotation belongs to, and select its words there.');
    return;
  }
  const { document, selection } = editor;
  const name = await annotator.name();
  const orphans = store.of(document).filter((one) => isOrphan(one.annotation) && (leaf ? one.annotator === leaf.annotator && one.annotation.id === leaf.annotation.id : one.annotator === name));
  if (orphans.length === 0 || selection.isEmpty) {
    void vscode.window.showInformationMessage(orphans.length === 0 ? 'No annotation of yours is orphaned in this seed.' : 'Select the words that the annotation belongs to first.');
    return;
  }
  const rows = orphans.map((one) => ({ label: quotedText('', one.annotation).replace(/\s+/g, ' '), description: one.annotation.label, one }));
  const chosen = rows.length === 1 ? rows[0] : await vscode.window.showQuickPick(rows, { title: 'Re-attach Here', placeHolder: 'Which orphaned annotation?' });
  if (!chosen) return;
  const spans = [spanOf(document, selection)];
  await store.change(document, chosen.one.annotator, (annotations) => annotations.map((one) => (one.id === chosen.one.annotation.id ? { ...one, spans, targets: [], hash: '' } : one)));
}

async function remove({ store, features }: Annotating, { seed, annotator, annotation, state }: Leaf): Promise<void> {
  const path = seedPathOf(features, seed);
  if (state === 'lost' && path) {
    const file = addressOf(path.root, sidecarPath(path.seed, annotator));
    const open = 'Open File';
    const chosen = await vscode.window.showInformationMessage(`The seed ${path.seed} is gone. Bring it back, or delete ${vscode.workspace.asRelativePath(file)}.`, open);
    if (chosen === open) await vscode.window.showTextDocument(file);
    return;
  }
  await store.changeAnywhere(seed, annotator, (annotations) => (annotations.some(({ id }) => id === annotation.id) ? annotations.filter(({ id }) => id !== annotation.id) : annotations));
}
