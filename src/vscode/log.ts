import * as vscode from 'vscode';

/** The extension's log: shown by *Winnow: Show Log*. */
export type Log = vscode.LogOutputChannel;

/** Opens the log channel. */
export function createLog(): Log {
  return vscode.window.createOutputChannel('Winnow', { log: true });
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
