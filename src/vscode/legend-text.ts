import * as vscode from 'vscode';
import type { EntityType } from '../core/entities/mention';

/** The scheme of the legend: a read-only text in the language of seeds, so that it is drawn as seeds are. */
export const LEGEND_SCHEME = 'winnow-legend';

const LINES: readonly (readonly [type: EntityType, before: string, example: string])[] = [
  ['person', 'A person: ', 'Ingrid Solberg'],
  ['place', 'A place: ', 'Polhavn'],
  ['organisation', 'An organisation: ', 'Aqaba Water Trust'],
  ['other', 'An event, product, work or nationality: ', 'Winter Lights Festival'],
  ['date', 'A date: ', '3 March 2024'],
  ['money', 'An amount of money: ', '€2.7 million'],
  ['quantity', 'A share or another quantity: ', '45 percent'],
];
/** A full stop at its end keeps a line from being drawn as a heading. */
const lineOf = ([, before, example]: (typeof LINES)[number]): string => `${before}${example}.`;

/** The legend, one line for each type. */
export const LEGEND_TEXT = `What the colours of seeds mean\n\n${LINES.map(lineOf).join('\n')}\n`;

/** The examples of the legend, each with its type. */
export function legendParts(document: vscode.TextDocument): { readonly range: vscode.Range; readonly type: EntityType }[] {
  return LINES.flatMap((entry, i) => {
    const [type, before, example] = entry;
    const number = i + 2;
    if (number >= document.lineCount || document.lineAt(number).text !== lineOf(entry)) return [];
    return [{ type, range: new vscode.Range(number, before.length, number, before.length + example.length) }];
  });
}
