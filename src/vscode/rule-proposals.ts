import type { BoilerplateClass } from '../core/boilerplate/classes';
import type { StripEntry } from '../core/boilerplate/user-rules';

export interface RuleProposal {
  readonly label: string;
  readonly rule: Omit<StripEntry, 'line'>;
}

/** "Photo:", "Read more:": a short lead before a colon. */
const LEAD = /^\W*(\p{L}[^:：]{0,38}[:：])\s*\S/u;
const FIRST_WORDS = /^\W*((?:\S+\s+){2}\S+)\s+\S+\s+\S/u;

/**
 * The rules that "lines like this one" may mean, narrowest first: the line itself, lines that begin as it does, and for a
 * heading over links (`follows`: text stands on the next line) the links under it.
 */
export function proposals(line: string, name: BoilerplateClass, follows: boolean): RuleProposal[] {
  const text = line.trim();
  const found: RuleProposal[] = [{ label: `Lines that say “${shortened(text)}”`, rule: { phrase: text, class: name } }];
  const start = LEAD.exec(text)?.[1] ?? FIRST_WORDS.exec(text)?.[1];
  if (start !== undefined) found.push({ label: `Lines that begin with “${shortened(start)}”`, rule: { pattern: `^\\W*${start.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&').replace(/\s+/g, '\\s+')}`, class: name } });
  if (follows && (name === 'related' || name === 'headlines') && text.length <= 60) found.push({ label: `“${shortened(text)}” and the links under it`, rule: { heading: text, class: name } });
  return found;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}
