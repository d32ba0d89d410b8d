import * as vscode from 'vscode';

/** Runs in an extension host over a folder without seeds: activates Winnow by hand and prints what that took. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('winnow.winnow');
  if (!extension) throw new Error('Winnow is not installed in this host');
  if (extension.isActive) throw new Error('Winnow was active before it was asked to be');
  const started = performance.now();
  const api = (await extension.activate()) as { readonly activationMs: number };
  const total = performance.now() - started;
  console.log(`bench-activation ${JSON.stringify({ total, own: api.activationMs })}`);
}
