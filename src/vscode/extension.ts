import * as vscode from 'vscode';
import { Cleaning } from './cleaning';
import { CorpusHost } from './corpus-host';
import { registerAnnotations } from './features/annotations';
import { registerClean } from './features/clean';
import { registerCompare } from './features/compare';
import { registerCodeActions } from './features/code-actions';
import { registerCopies } from './features/copies';
import { registerDecorations } from './features/decorations';
import { registerDiagnostics } from './features/diagnostics';
import { registerDuplicatesView } from './features/duplicates-view';
import { registerFolding } from './features/folding';
import { registerLineRules } from './features/line-rules';
import { registerPreviewRule } from './features/preview-rule';
import { registerReveal } from './workspace-edit';
import { registerEntitiesTree } from './features/entities-tree';
import { registerEntityActions } from './features/entity-actions';
import { registerEntityPlaces } from './features/entity-places';
import { registerFindEntity } from './features/find-entity';
import { registerHover } from './features/hover';
import { registerIndexCommands } from './features/index-commands';
import { IndexKeeper } from './features/index-keeper';
import { registerIndexReading } from './features/index-reading';
import { registerLegend } from './features/legend';
import { registerNavigation } from './features/navigation';
import { registerReadingProgress } from './features/reading-progress';
import { registerRename } from './features/rename';
import { registerSeedStatus } from './features/seed-status';
import { registerSeedsTree } from './features/seeds-tree';
import { registerSemanticTokens } from './features/semantic-tokens';
import { registerStatusBar } from './features/status-bar';
import { registerSymbols } from './features/symbols';
import { registerUserFiles } from './features/user-files';
import type { Features } from './features';
import { createLog } from './log';
import type { ExtensionPlatform } from './platform';
import { SeedFolders } from './seed-folders';
import { SeedTracker } from './seed-tracker';

/** What the extension's own tests, and nobody else, may look at. */
export interface TestApi {
  readonly features: Features;
  readonly index: IndexKeeper;
  /** What activation took, in milliseconds. */
  readonly activationMs: number;
}

/** Registers everything. The corpus thread starts with the first request, the folder is read after activation returned. */
export function activateWith(context: vscode.ExtensionContext, platform: ExtensionPlatform): TestApi {
  const started = performance.now();
  const log = createLog();
  const host = new CorpusHost(() => platform.startWorker(context), log);
  const folders = new SeedFolders(host, log, platform);
  const tracker = new SeedTracker(host, folders, log);
  const features: Features = { context, platform, log, host, folders, tracker, cleaning: new Cleaning() };
  const index = new IndexKeeper(features);
  context.subscriptions.push(
    log,
    host,
    folders,
    tracker,
    index,
    registerDiagnostics(features),
    registerUserFiles(features),
    registerDecorations(features),
    registerSemanticTokens(features),
    registerHover(features),
    registerCodeActions(features),
    registerClean(features),
    registerNavigation(features),
    registerCopies(features),
    registerCompare(features),
    registerFolding(features),
    registerDuplicatesView(features),
    registerReadingProgress(features),
    registerLineRules(features),
    registerPreviewRule(features),
    registerReveal(),
    registerFindEntity(features),
    registerEntityPlaces(features),
    registerRename(features),
    registerSymbols(features),
    registerEntityActions(features),
    registerEntitiesTree(features),
    registerLegend(),
    registerIndexCommands(features, index),
    registerIndexReading(features, index),
    registerSeedsTree(features),
    registerSeedStatus(features),
    registerAnnotations(features),
    registerStatusBar(features),
    vscode.commands.registerCommand('winnow.showLog', () => log.show()),
  );
  void vscode.commands.executeCommand('setContext', 'winnow.active', true);
  const activationMs = performance.now() - started;
  log.info(`Winnow was activated in ${activationMs.toFixed(1)} ms`);
  return { features, index, activationMs };
}
