import { RULE_IDS } from '../../core/rule-ids';
import { oneOf, readArguments } from '../arguments';
import type { Checked } from '../checked';
import { UsageError } from '../errors';
import { printJson } from '../formats/json';
import { printSarif } from '../formats/sarif';
import { printText } from '../formats/text';
import { openSeeds } from '../workspace';

const PRINTERS = { text: printText, json: printJson, sarif: printSarif };

/** `winnow check`: prints what the editor would show. Answers 1 when there is anything. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' }, off: { type: 'string', multiple: true } });
  const format = oneOf('format', values.format, ['text', 'json', 'sarif'], 'text');
  const off = (values.off ?? []).map((rule) => knownRule(rule));
  const checked: Checked[] = [];
  for (const path of positionals) {
    const { service, seeds } = await openSeeds(path, { off });
    for (const uri of seeds) {
      const result = await service.check(uri);
      if (!result) continue;
      const { words, duplicateShare, findings } = result.analysis;
      checked.push({ uri, seed: result.seed, words, duplicateShare, findings });
    }
  }
  process.stdout.write(PRINTERS[format](checked));
  return checked.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

/**
 * The rule of a name.
 * @throws UsageError when there is none.
 */
export function knownRule(name: string): string {
  if (!RULE_IDS.some((id) => id === name)) throw new UsageError(`there is no rule "${name}"; the rules are ${RULE_IDS.join(', ')}`);
  return name;
}
