import * as vscode from 'vscode';
import { type Annotation, isOrphan } from '../../core/annotations/annotation';
import { readSidecar } from '../../core/annotations/sidecar-read';
import { readSidecarPath, SIDECAR_FOLDER } from '../../core/annotations/sidecar-path';
import { quoteOf } from '../annotations/pick-annotation';
import { readFileText } from '../file-text';
import { rangeOf } from '../ranges';
import type { Annotating } from './annotations';

type Group = 'label' | 'seed';

interface Leaf {
  readonly kind: 'leaf';
  readonly seed: vscode.Uri;
  readonly annotator: string;
  readonly annotation: Annotation;
  readonly quote: string;
  readonly orphan: boolean;
}

interface Branch {
  readonly kind: 'branch';
  readonly name: string;
  readonly leaves: readonly Leaf[];
}

/** The *Annotations* view: all annotations of the folder by label or by seed, orphans on top. */
export function registerAnnotationsView(all: Annotating): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let group: Group = 'label';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(undefined), 300);
  };
  const view = vscode.window.createTreeView<Branch | Leaf>('winnow.annotations', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => (node.kind === 'branch' ? branchItem(node) : leafItem(node)),
      getChildren: async (node) => (node ? (node.kind === 'branch' ? [...node.leaves] : []) : branches(await leaves(all), group)),
    },
  });
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${SIDECAR_FOLDER}/**/*.yaml`);
  return vscode.Disposable.from(
    view,
    changed,
    watcher,
    watcher.onDidChange(refresh),
    watcher.onDidCreate(refresh),
    watcher.onDidDelete(refresh),
    all.store.onDidChange(refresh),
    vscode.commands.registerCommand('winnow.groupAnnotations', () => {
      group = group === 'label' ? 'seed' : 'label';
      changed.fire(undefined);
    }),
    vscode.commands.registerCommand('winnow.showAnnotation', (leaf: Leaf) => show(leaf)),
  );
}

async function leaves({ store, features }: Annotating): Promise<Leaf[]> {
  const found: Leaf[] = [];
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const live = new Set<string>();
  for (const document of open.values()) {
    const owned = store.of(document);
    if (owned.length > 0) live.add(document.uri.toString());
    for (const { annotator, annotation } of owned) found.push({ kind: 'leaf', seed: document.uri, annotator, annotation, quote: quoteOf(document, annotation), orphan: isOrphan(annotation) });
  }
  for (const root of features.folders.all.flatMap((folder) => folder.roots)) {
    const rootUri = vscode.Uri.parse(root, true);
    for (const uri of await vscode.workspace.findFiles(new vscode.RelativePattern(rootUri, `${SIDECAR_FOLDER}/**/*.yaml`))) {
      const named = readSidecarPath(uri.path);
      const seed = named && vscode.Uri.joinPath(rootUri, ...named.seed.split('/'));
      if (!seed || live.has(seed.toString())) continue;
      const file = await readFileText(uri).catch(() => undefined);
      for (const annotation of file ? readSidecar(file.text).annotations : []) {
        found.push({ kind: 'leaf', seed, annotator: named.annotator, annotation, quote: annotation.targets.map(({ exact }) => exact).join(' … '), orphan: false });
      }
    }
  }
  return found;
}

function branches(found: readonly Leaf[], group: Group): Branch[] {
  const groups = new Map<string, Leaf[]>();
  const orphans = found.filter(({ orphan }) => orphan);
  for (const leaf of found) {
    if (leaf.orphan) continue;
    const name = group === 'label' ? leaf.annotation.label : vscode.workspace.asRelativePath(leaf.seed);
    groups.set(name, [...(groups.get(name) ?? []), leaf]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inside]): Branch => ({ kind: 'branch', name, leaves: inside }));
  return orphans.length > 0 ? [{ kind: 'branch', name: 'Orphaned: their text is gone', leaves: orphans }, ...sorted] : sorted;
}

function branchItem({ name, leaves: inside }: Branch): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(inside.length);
  return item;
}

function leafItem(leaf: Leaf): vscode.TreeItem {
  const item = new vscode.TreeItem(leaf.quote.replace(/\s+/g, ' '), vscode.TreeItemCollapsibleState.None);
  item.description = `${leaf.annotation.label}, ${leaf.annotator}`;
  item.tooltip = vscode.workspace.asRelativePath(leaf.seed);
  item.iconPath = new vscode.ThemeIcon(leaf.orphan ? 'warning' : leaf.annotation.verdict === 'rejected' ? 'circle-slash' : 'tag');
  item.contextValue = leaf.orphan ? 'orphan' : 'annotation';
  item.command = { command: 'winnow.showAnnotation', title: 'Show', arguments: [leaf] };
  return item;
}

async function show({ seed, annotation }: Leaf): Promise<void> {
  const document = await vscode.workspace.openTextDocument(seed);
  const [span] = annotation.spans;
  const offset = annotation.targets[0] ? document.getText().indexOf(annotation.targets[0].exact) : -1;
  const range = span ? rangeOf(document, span) : offset >= 0 ? rangeOf(document, { start: offset, end: offset + (annotation.targets[0]?.exact.length ?? 0) }) : undefined;
  await vscode.window.showTextDocument(document, range ? { selection: range } : {});
}
