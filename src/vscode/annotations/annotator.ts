import * as vscode from 'vscode';
import { annotatorName } from '../../core/annotations/sidecar-path';
import type { Features } from '../features';

const REMEMBERED = 'winnow.annotator';

/** Whose annotations this window makes: git's `user.name`, else the name that the user gave once. Undefined when none was given. */
export class Annotator {
  readonly #features: Features;
  #name: Promise<string | undefined> | undefined;

  constructor(features: Features) {
    this.#features = features;
  }

  /** The name as sidecars carry it; asks when nobody knows. */
  async name(): Promise<string | undefined> {
    this.#name ??= this.#find();
    const name = await this.#name;
    if (name === undefined) this.#name = undefined;
    return name;
  }

  async #find(): Promise<string | undefined> {
    const { context, platform } = this.#features;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const known = (await platform.gitUserName(folder)) ?? context.globalState.get<string>(REMEMBERED);
    if (known !== undefined && known.trim() !== '') return annotatorName(known);
    const given = await vscode.window.showInputBox({ title: 'Annotate', prompt: 'Your name, as the annotation files should carry it (git knows none here)', ignoreFocusOut: true });
    if (given === undefined || given.trim() === '') return undefined;
    await context.globalState.update(REMEMBERED, given.trim());
    return annotatorName(given);
  }
}
