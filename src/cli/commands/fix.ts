import { promises as fs } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CleanPlan } from '../../core/corpus-types';
import { CLEANING_RULES } from '../../core/rule-ids';
import { applyEdits } from '../../core/text/edits';
import { Lines } from '../../core/text/lines';
import { decodeSeed, encodeSeed } from '../../host/decode';
import { replaceFileAtomically } from '../../host/node/replace-file';
import { readArguments } from '../arguments';
import { followFix } from '../sidecars';
import { displayPath, openSeeds } from '../workspace';
import { knownRule } from './check';

/** `winnow fix`: applies the safe fixes; with `--dry-run` prints the lines that would go. Answers 1 when `--dry-run` found any. */
export async function runFix(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { 'dry-run': { type: 'boolean' }, rule: { type: 'string', multiple: true } });
  const rules = values.rule?.map(knownRule) ?? CLEANING_RULES;
  const dry = values['dry-run'] === true;
  let changed = 0;
  let failed = 0;
  let held = 0;
  for (const path of positionals) {
    const { service, seeds, folder } = await openSeeds(path);
    for (const uri of seeds) {
      const [plan] = await service.plan([uri], rules, () => false);
      if (!plan || plan.edits.length === 0) continue;
      process.stdout.write(dry ? describe(plan) : `${displayPath(uri)}: ${settled(plan)}\n`);
      changed++;
      if (dry) continue;
      try {
        await write(plan);
        await service.read([{ uri }], [], () => false);
        await followFix(folder, plan).catch((error: unknown) => {
          held++;
          say(error);
        });
      } catch (error) {
        failed++;
        say(error);
      }
    }
  }
  process.stdout.write(changed === 0 ? 'nothing to fix\n' : `${dry ? 'would change' : 'changed'} ${changed - failed} ${changed - failed === 1 ? 'seed' : 'seeds'}\n`);
  if (failed + held > 0) return 2;
  return dry && changed > 0 ? 1 : 0;
}

function say(error: unknown): void {
  process.stderr.write(`winnow: ${error instanceof Error ? error.message : String(error)}\n`);
}

async function write({ uri, text, edits }: CleanPlan): Promise<void> {
  const path = fileURLToPath(uri);
  const decoded = decodeSeed(await fs.readFile(path));
  if ('skipped' in decoded || decoded.text !== text) throw new Error(`${displayPath(uri)} changed while it was being fixed; run winnow fix again`);
  await replaceFileAtomically(path, encodeSeed(applyEdits(text, edits), decoded.bom));
}

/** The lines that go, each with its 1-based number, as a diff would show them. */
function describe(plan: CleanPlan): string {
  const lines = new Lines(plan.text);
  const out = [`${displayPath(plan.uri)}: ${settled(plan)}\n`];
  for (const { span } of plan.edits) {
    const first = lines.lineAt(span.start);
    const last = lines.lineAt(Math.max(span.start, span.end - 1));
    for (let line = first; line <= last; line++) {
      const from = Math.max(span.start, lines.start(line));
      out.push(`  -${String(line + 1).padStart(4)} ${plan.text.slice(from, Math.min(span.end, lines.end(line)))}\n`);
    }
  }
  return out.join('');
}

function settled(plan: CleanPlan): string {
  return Object.entries(plan.settled)
    .map(([rule, count]) => `${rule} ×${count}`)
    .join(', ');
}
