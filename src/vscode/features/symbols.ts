import * as vscode from 'vscode';
import type { EntityHit, ResolvedMention } from '../../core/corpus-types';
import type { EntityType } from '../../core/entities/mention';
import { SeedText } from '../../core/text/seed-text';
import { editorRange, unlessCancelled } from '../entity-places';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

/** Symbols of the whole workspace that one query shows. */
const MOST = 200;
/** A line with more words than this is no heading. */
const HEADING_WORDS = 12;

const KINDS: Readonly<Record<EntityType, vscode.SymbolKind>> = {
  person: vscode.SymbolKind.Class,
  place: vscode.SymbolKind.Namespace,
  organisation: vscode.SymbolKind.Module,
  other: vscode.SymbolKind.Event,
  date: vscode.SymbolKind.Constant,
  money: vscode.SymbolKind.Number,
  quantity: vscode.SymbolKind.Number,
};

/** A place in all seeds that is looked up only when somebody wants to go there. */
class EntitySymbol extends vscode.SymbolInformation {
  constructor(
    hit: EntityHit,
    query: string,
    readonly folder: string,
    readonly id: string,
  ) {
    super(labelOf(hit, query), KINDS[hit.type], `${hit.type}, ${hit.mentions} in ${hit.seeds === 1 ? '1 seed' : `${hit.seeds} seeds`}`, new vscode.Location(vscode.Uri.parse(folder, true), new vscode.Position(0, 0)));
  }
}

/** Outline and breadcrumbs of a seed: its title, its headings, and each entity where it is first named; `#` over all seeds. */
export function registerSymbols({ tracker, host, folders }: Features): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      { language: LANGUAGE },
      {
        async provideDocumentSymbols(document, token) {
          const analysis = await tracker.fresh(document, token);
          const folder = tracker.folderOf(document);
          if (!analysis || folder === undefined) return undefined;
          return outline(document, analysis.mentions);
        },
      },
      { label: 'Winnow' },
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(query, token) {
        const found = folders.all.map(async ({ uri }) => {
          const answer = await unlessCancelled(host.request('entityRows', { folder: uri, query, most: MOST }, token));
          return (answer?.rows ?? []).map((hit) => new EntitySymbol(hit, query, uri, hit.id));
        });
        return (await Promise.all(found)).flat();
      },
      async resolveWorkspaceSymbol(symbol, token) {
        if (!(symbol instanceof EntitySymbol)) return symbol;
        const places = await unlessCancelled(host.request('names', { folder: symbol.folder, id: symbol.id }, token));
        const first = places?.[0];
        const name = first?.names[0];
        if (first && name) symbol.location = new vscode.Location(vscode.Uri.parse(first.uri, true), editorRange(name.range));
        return symbol;
      },
    }),
  );
}

/** The editor filters by what it shows: a name that is found by another spelling shows that too. */
function labelOf({ name, spellings }: EntityHit, query: string): string {
  const wanted = query.trim().toLowerCase();
  if (wanted === '' || name.toLowerCase().includes(wanted)) return name;
  const other = spellings.find((spelling) => spelling.toLowerCase().includes(wanted));
  return other === undefined ? name : `${name} (${other})`;
}

function outline(document: vscode.TextDocument, mentions: readonly ResolvedMention[]): vscode.DocumentSymbol[] {
  const text = document.getText();
  const seed = new SeedText(text);
  const { title } = seed;
  const last = document.lineAt(document.lineCount - 1).range.end;
  const sections: vscode.DocumentSymbol[] = [];
  const open = (name: string, kind: vscode.SymbolKind, range: vscode.Range): void => {
    const before = sections.at(-1);
    if (before && sections.length > 1) before.range = new vscode.Range(before.range.start, range.start);
    sections.push(new vscode.DocumentSymbol(name, '', kind, new vscode.Range(range.start, last), range));
  };
  const blocks = seed.blocks;
  const first = blocks[0];
  if (!first) return [];
  open(shown(title?.text ?? seed.slice(first)), vscode.SymbolKind.File, rangeOf(document, title?.source === 'front-matter' ? title.span : first));
  const counts = new Map<string, number>();
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const named = new Set<string>(['']);
  let next = 0;
  for (const [i, block] of blocks.entries()) {
    if (i > 0 && isHeading(seed.slice(block), blocks[i + 1] ? seed.slice(blocks[i + 1] ?? block) : '')) open(shown(seed.slice(block)), vscode.SymbolKind.String, rangeOf(document, block));
    for (; next < mentions.length && (mentions[next]?.start ?? 0) < block.end; next++) {
      const mention = mentions[next];
      if (!mention || named.has(mention.entity)) continue;
      named.add(mention.entity);
      const range = rangeOf(document, mention);
      const count = counts.get(mention.entity) ?? 1;
      sections.at(-1)?.children.push(new vscode.DocumentSymbol(shown(text.slice(mention.start, mention.end)), count > 1 ? `×${count}` : '', KINDS[mention.type], range, range));
    }
  }
  const [root, ...headings] = sections;
  root?.children.push(...headings);
  return root ? [root] : [];
}

/** A short line without a full stop before a longer paragraph. */
function isHeading(text: string, after: string): boolean {
  return !/[.!?:;,…”"’')\]]$/u.test(text) && /^\P{Ll}/u.test(text) && text.split(/\s+/).length <= HEADING_WORDS && after.length > text.length * 2 && !/^[-*•–—]/u.test(text);
}

/** A symbol's name is one line, and never empty. */
function shown(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
  return line === '' ? '…' : line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
