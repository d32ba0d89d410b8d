import * as vscode from 'vscode';
import { type ByteOrderMark, decodeSeed, encodeSeed } from '../host/decode';
import { messageOf } from './log';

/** A file's text and what is needed to write it back in the same encoding. */
export interface FileText {
  readonly text: string;
  readonly encoding: ByteOrderMark | undefined;
  /** The file itself. */
  readonly bytes: Uint8Array;
}

/**
 * Reads a text file as it is on the disk; undefined when there is none.
 * @throws Error with a message for people when it is a folder, no text, or can't be read.
 */
export async function readFileText(uri: vscode.Uri): Promise<FileText | undefined> {
  let bytes: Uint8Array;
  try {
    if (((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0) throw new Error(`${uri.path} is a folder; rename or remove it`);
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw new Error(messageOf(error), { cause: error });
  }
  const decoded = decodeSeed(bytes);
  if ('skipped' in decoded) throw new Error(`${uri.path} was left alone: ${decoded.skipped}`);
  return { text: decoded.text, encoding: decoded.bom, bytes };
}

/** The bytes of a text in the encoding that the file had before. */
export function fileBytes(text: string, before: FileText | undefined): Uint8Array {
  return encodeSeed(text, before?.encoding);
}
