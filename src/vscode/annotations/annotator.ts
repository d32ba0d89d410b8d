import * as vscode from 'vscode';
import { annotatorName } from '../../core/annotations/sidecar-path';
import type { Features } from '../features';

const REMEMBERED = 'winnow.annotator';

/** Whose annotations this window makes: git's `user.name`, else the name that the user gave once. Undefined when none was given. */
export class Annotator {
  readonly #features: Features;
  #git: Promise<string | undefined> | undefined;
  #asked: Promise<string | undefined> | undefined;

  constructor(features: Features) {
    this.#features = features;
  }

  /** The name as sidecars carry it; asks when nobody knows. */
  async name(): Promise<string | undefined> {
    this.#asked ??= this.#ask().finally(() => (this.#asked = undefined));
    return this.#asked;
  }

  /** The name when it is known; never asks. */
  async known(): Promise<string | undefined> {
    const { context, platform } = this.#features;
    this.#git ??= platform.gitUserName(vscode.workspace.workspaceFolders?.[0]?.uri);
    const name = (await this.#git) ?? context.globalState.get<string>(REMEMBERED);
    return name === undefined || name.trim() === '' ? undefined : annotatorName(name);
  }

  async #ask(): Promise<string | undefined> {
    const known = await this.known();
    if (known !== undefined) return known;
    const given = await vscode.window.showInputBox({ title: 'Annotate', prompt: 'Your name, as the annotation files should carry it (git knows none here)', ignoreFocusOut: true });
    if (given === undefined || given.trim() === '') return undefined;
    await this.#features.context.globalState.update(REMEMBERED, given.trim());
    return annotatorName(given);
  }
}
