import * as vscode from 'vscode';

/** The editor's commands through which typed text comes, also that of dead keys and input methods. */
const TYPING = ['type', 'replacePreviousChar', 'compositionType'];

/**
 * Keeps what is typed out of the text while it is on. Keys with a command of their own, such as the arrows and all with
 * Ctrl, work as ever. Where another extension (an emulation of Vim) has taken typing over, it stays with that.
 */
export class TypingLock implements vscode.Disposable {
  readonly #applies: () => boolean;
  readonly #refused: () => void;
  #commands: vscode.Disposable | undefined;

  /** `applies` says whether the editor that is typed into is one to lock; `refused` is told of every key that was kept out. */
  constructor(applies: () => boolean, refused: () => void) {
    this.#applies = applies;
    this.#refused = refused;
  }

  set(on: boolean): void {
    if (on === (this.#commands !== undefined)) return;
    this.#commands?.dispose();
    this.#commands = undefined;
    if (!on) return;
    const registered: vscode.Disposable[] = [];
    try {
      for (const id of TYPING) registered.push(vscode.commands.registerCommand(id, (text: unknown) => this.#typed(id, text)));
    } catch {
      // Only one extension can take typing over, and another one has.
    }
    this.#commands = vscode.Disposable.from(...registered);
  }

  dispose(): void {
    this.set(false);
  }

  #typed(id: string, text: unknown): unknown {
    if (!this.#applies()) return vscode.commands.executeCommand(`default:${id}`, text);
    this.#refused();
    return undefined;
  }
}
