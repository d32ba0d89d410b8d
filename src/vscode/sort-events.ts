import * as vscode from 'vscode';
import { readSidecarPath } from '../core/annotations/sidecar-path';
import { INDEX_FILE } from '../core/index/renderer';
import type { Seen } from './disk-events';
import { isUserFile } from './root-files';

/** What disk events are about. */
export interface SortedEvents {
  /** Seeds that came or changed: URI → file. */
  readonly changed: Map<string, vscode.Uri>;
  /** Files and folders that went. */
  readonly gone: Set<string>;
  /** Folders to be looked through once more. */
  readonly again: Set<string>;
  readonly indexes: vscode.Uri[];
  readonly sidecars: vscode.Uri[];
  /** Roots whose entities.yaml or winnow.yaml came, changed or went. */
  readonly steered: Set<string>;
  /** What came or changed and is none of these: folders, and files of no interest. */
  readonly others: vscode.Uri[];
}

/** Sorts events by what they are about; `isSeed` tells seeds from other files by their names. */
export function sortEvents(events: readonly (readonly [string, Seen])[], isSeed: (uri: vscode.Uri) => boolean): SortedEvents {
  const sorted: SortedEvents = { changed: new Map(), gone: new Set(), again: new Set(), indexes: [], sidecars: [], steered: new Set(), others: [] };
  for (const [key, what] of events) {
    const uri = vscode.Uri.parse(key, true);
    const name = nameOf(uri);
    if (isUserFile(name)) sorted.steered.add(parentOf(key));
    else if (name === INDEX_FILE) sorted.indexes.push(uri);
    else if (what === 'again') sorted.again.add(key);
    else if (what !== 'deleted' && readSidecarPath(uri.path)) sorted.sidecars.push(uri);
    else if (what === 'deleted') sorted.gone.add(key);
    else if (isSeed(uri)) sorted.changed.set(key, uri);
    else sorted.others.push(uri);
  }
  return sorted;
}

/** The last part of a path. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The URI of the folder that a file stands in. */
export function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
