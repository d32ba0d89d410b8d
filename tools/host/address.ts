import type { Server } from './server';

export interface Opening {
  /** Absolute path of the workspace folder or `.code-workspace` file; an empty window when absent. */
  readonly folder?: string;
  /** Absolute paths of extensions under development. */
  readonly extensions?: readonly string[];
  /** Absolute path of a module whose `run()` runs tests in the extension host. */
  readonly tests?: string;
  /** Absolute path of a file to show. */
  readonly file?: string;
}

/** The address at which the server shows a window. */
export function address(server: Server, opening: Opening): string {
  const remote = (file: string): string => `vscode-remote://${new URL(server.origin).host}${file}`;
  const payload: string[][] = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
  for (const extension of opening.extensions ?? []) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (opening.tests !== undefined) payload.push(['extensionTestsPath', remote(opening.tests)]);
  if (opening.file !== undefined) payload.push(['openFile', remote(opening.file)]);
  const query = new URLSearchParams();
  if (opening.folder === undefined) query.set('ew', 'true');
  else query.set(opening.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', opening.folder);
  query.set('payload', JSON.stringify(payload));
  // The workbench reads plain percent encoding, not `+` for a space.
  return `${server.origin}/?${query.toString().replaceAll('+', '%20')}`;
}
