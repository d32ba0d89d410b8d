import type * as vscode from 'vscode';
import type { Cleaning } from './cleaning';
import type { CorpusHost } from './corpus-host';
import type { Log } from './log';
import type { ExtensionPlatform } from './platform';
import type { SeedFolders } from './seed-folders';
import type { SeedTracker } from './seed-tracker';

/** What every feature is given when it registers. */
export interface Features {
  readonly context: vscode.ExtensionContext;
  readonly platform: ExtensionPlatform;
  readonly log: Log;
  readonly host: CorpusHost;
  readonly folders: SeedFolders;
  readonly tracker: SeedTracker;
  readonly cleaning: Cleaning;
}
