import * as vscode from 'vscode';
import type { EntityType } from '../core/entities/mention';

/** The scheme of the legend: a read-only text in the language of seeds, so that it is drawn as seeds are. */
export const LEGEND_SCHEME = 'winnow-legend';

const LINES: readonly (readonly [EntityType, string])[] = [
  ['person', 'Person: Ingrid Solberg'],
  ['place', 'Place: Polhavn'],
  ['organisation', 'Organisation: Aqaba Water Trust'],
  ['other', 'Event, product, work or nationality: Winter Lights Festival'],
  ['date', 'Date: 3 March 2024'],
  ['money', 'Amount of money: €2.7 million'],
  ['quantity', 'Quantity: 45 percent'],
];

/** The legend, one line for each type. */
export const LEGEND_TEXT = `What the colours of seeds mean\n\n${LINES.map(([, line]) => line).join('\n')}\n`;

/** The examples of the legend, each with its type. */
export function legendParts(document: vscode.TextDocument): { readonly range: vscode.Range; readonly type: EntityType }[] {
  return LINES.flatMap(([type, line], i) => {
    const number = i + 2;
    if (number >= document.lineCount || document.lineAt(number).text !== line) return [];
    return [{ type, range: new vscode.Range(number, line.indexOf(': ') + 2, number, line.length) }];
  });
}
