import * as vscode from 'vscode';
import type { CleanPlan } from '../core/corpus-types';
import { Lines } from '../core/text/lines';

/**
 * One edit over all files that the editor shows in its refactor preview before it applies any. Every row is ticked: a preview
 * opens when some edit needs confirmation, and such an edit starts unticked, so one that changes nothing asks for it (the
 * creation of a file that is there already; the editor drops it).
 */
export function previewedEdit(plans: readonly CleanPlan[], label: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const plan of plans) {
    const uri = vscode.Uri.parse(plan.uri, true);
    const lines = new Lines(plan.text);
    for (const { span, text } of plan.edits) {
      const { start, end } = lines.range(span);
      const count = end.line - start.line;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      edit.replace(uri, range, text, { needsConfirmation: false, label, description: count > 1 ? `remove ${count} lines` : count === 1 ? 'remove 1 line' : 'remove part of a line' });
    }
  }
  const [first] = plans;
  if (first) edit.createFile(vscode.Uri.parse(first.uri, true), { ignoreIfExists: true }, { needsConfirmation: true, label });
  return edit;
}
