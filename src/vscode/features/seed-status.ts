import * as vscode from 'vscode';
import { renameSeed, setNote, setStatus, takeEntry } from '../../core/config/winnow-yaml-edit';
import { SEED_STATUSES, type SeedStatus } from '../../core/index/model';
import { pathWithin } from '../../core/seeds-root';
import { changeConfig, CONFIG_NAME, configOf } from '../config-file';
import type { Features } from '../features';
import { fileBytes, readFileText } from '../file-text';
import { messageOf } from '../log';

const MEANINGS: Readonly<Record<SeedStatus, string>> = {
  new: 'as it was scraped',
  cleaned: 'copies and boilerplate are out',
  annotated: 'labels are in',
  rejected: 'not for the collection',
};

/** *Set Status of This Seed…* and *Set Note of This Seed…*, written into winnow.yaml; a renamed seed takes its entry along. */
export function registerSeedStatus(features: Features): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.setStatus', (node?: Chosen, all?: readonly Chosen[]) => chooseStatus(features, all ?? (node ? [node] : []))),
    vscode.commands.registerCommand('winnow.setNote', (node?: Chosen) => askNote(features, node)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      void moveEntries(features, files).catch((error: unknown) => features.log.error(`${CONFIG_NAME} does not follow the rename: ${messageOf(error)}`));
    }),
  );
}

async function chooseStatus(features: Features, nodes: readonly Chosen[]): Promise<void> {
  const seeds = await seedsOf(features, nodes);
  const [first] = seeds;
  if (!first) return;
  const now = new Set(seeds.map(({ status }) => status));
  const ofAll = (status: SeedStatus | undefined): string => (now.size === 1 && now.has(status) ? '(now)' : '');
  const items = [
    ...SEED_STATUSES.map((status) => ({ label: status, description: `${MEANINGS[status]} ${ofAll(status)}`.trim(), status })),
    { label: 'No status', description: ofAll(undefined), status: undefined },
  ];
  const what = seeds.length === 1 ? first.path : `${seeds.length} seeds`;
  const chosen = await vscode.window.showQuickPick(items, { title: `Status of ${what}`, placeHolder: `Written to ${CONFIG_NAME}` });
  if (!chosen) return;
  for (const root of new Set(seeds.map((seed) => seed.root))) {
    const inRoot = seeds.filter((seed) => seed.root === root);
    const [one] = inRoot;
    if (!one) continue;
    const done = inRoot.length === 1 ? `${one.path} is` : `${inRoot.length} seeds are`;
    await changeConfig(features, one.uri, (text) => setStatus(text, inRoot.map(({ path }) => path), chosen.status), `${done} ${chosen.status ?? 'without a status'} (${CONFIG_NAME})`);
  }
}

async function askNote(features: Features, node: Chosen | undefined): Promise<void> {
  const [seed] = await seedsOf(features, node ? [node] : []);
  if (!seed) return;
  const note = await vscode.window.showInputBox({
    title: `Note of ${seed.path}`,
    prompt: `Written to ${CONFIG_NAME} and shown in the index; leave it empty to take it away`,
    value: seed.note ?? '',
  });
  if (note === undefined) return;
  await changeConfig(features, seed.uri, (text) => setNote(text, seed.path, note), `${seed.path} has ${note.trim() === '' ? 'no note' : 'a note'} (${CONFIG_NAME})`);
}

/** What the tree gives its commands. */
interface Chosen {
  readonly uri: string;
}

interface Seed {
  readonly uri: vscode.Uri;
  readonly root: string;
  readonly path: string;
  readonly status?: SeedStatus;
  readonly note?: string;
}

/** The seeds that a command is about: those of the tree, else the active one. Tells the user when there is none. */
async function seedsOf(features: Features, nodes: readonly Chosen[]): Promise<readonly Seed[]> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const uris = nodes.length > 0 ? nodes.map(({ uri }) => vscode.Uri.parse(uri, true)) : active ? [active] : [];
  const folders = new Set(uris.flatMap((uri) => features.folders.of(uri)?.uri ?? []));
  const rows = (await Promise.all([...folders].map((folder) => features.host.request('seedList', { folder })))).flat();
  const known = new Map(rows.map((row) => [row.uri, row]));
  const seeds = uris.flatMap((uri): Seed[] => {
    const config = features.folders.of(uri)?.isSeed(uri) ? configOf(features, uri) : undefined;
    if (!config) return [];
    const { status, note } = known.get(uri.toString()) ?? {};
    return [{ uri, root: config.root, path: pathWithin(config.root, uri.toString()), ...(status === undefined ? {} : { status }), ...(note === undefined ? {} : { note }) }];
  });
  if (seeds.length === 0) void vscode.window.showInformationMessage('Open a seed first, or choose one in the Seeds view.');
  return seeds;
}

/** After seeds or folders were renamed in the editor: their entries in winnow.yaml go along, into another root's file too. */
async function moveEntries(features: Features, files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
  for (const { oldUri, newUri } of files) {
    const [from, to] = [configOf(features, oldUri), configOf(features, newUri)];
    if (!from || !to) continue;
    const [oldPath, newPath] = [pathWithin(from.root, oldUri.toString()), pathWithin(to.root, newUri.toString())];
    if (oldPath === oldUri.toString() || newPath === newUri.toString()) continue;
    if (from.root === to.root) await rewrite(features, from.uri, (text) => renameSeed(text, oldPath, newPath));
    else await moveAcross(features, { uri: from.uri, path: oldPath }, { uri: to.uri, path: newPath });
  }
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly path: string;
}

async function moveAcross(features: Features, from: Entry, to: Entry): Promise<void> {
  let taken: ReturnType<typeof takeEntry> | undefined;
  await rewrite(features, from.uri, (text) => (taken = takeEntry(text, from.path)));
  if (!taken || 'problem' in taken) return;
  const { status, note } = taken;
  if (status !== undefined) await rewrite(features, to.uri, (text) => setStatus(text, to.path, status));
  if (note !== undefined) await rewrite(features, to.uri, (text) => setNote(text, to.path, note));
}

/** Changes a winnow.yaml without a word: in the editor when it is open, saved if it was saved; a broken file stays as it is. */
async function rewrite({ platform, folders }: Features, uri: vscode.Uri, change: (text: string | undefined) => { readonly text: string } | { readonly problem: unknown }): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const file = open ? undefined : await readFileText(uri);
  const old = open?.getText() ?? file?.text;
  const result = change(old);
  if ('problem' in result || result.text === (old ?? '')) return;
  if (open) {
    const wasSaved = !open.isDirty;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), result.text);
    if ((await vscode.workspace.applyEdit(edit)) && wasSaved) await open.save();
  } else await platform.replaceFile(uri, fileBytes(result.text, file), { bytes: file?.bytes });
  folders.touch(uri);
}
