import type { Finding, Fix, Rule, RuleDocs } from '../rule';
import type { SeedText } from '../text/seed-text';
import { type BoilerplateClass, CLASS_NAMES, areRelated } from './classes';
import { type BoilerplateSources, type JudgedLine, judgeSeed } from './judge-seed';
import { Removal, removeLines } from './removal';

export type { BoilerplateSources } from './judge-seed';

export const BOILERPLATE_DOCS: RuleDocs = {
  title: 'Boilerplate',
  description: 'Lines that belong to the page and not to the article: related links, share prompts, captions, newsletters, comments.',
  severity: 'information',
};

const MOST_REASONS = 3;

/**
 * The rule that finds lines which are not part of the article: one finding a run of neighbouring lines of related
 * classes. The first fix takes the whole run out; a run that is only partly certain has a second, safe, fix for that part.
 */
export function boilerplateRule(sources: BoilerplateSources): Rule {
  return {
    id: 'boilerplate',
    docs: BOILERPLATE_DOCS,
    check(seed, context) {
      const judged = judgeSeed(seed, context, sources);
      const sure = new Removal(seed, judged.filter((line) => line.safe).map((line) => line.block.line));
      return runsOf(seed, judged).map((run) => finding(seed, run, sure));
    },
  };
}

function runsOf(seed: SeedText, judged: readonly JudgedLine[]): JudgedLine[][] {
  const index = new Map(seed.blocks.map((block, i) => [block.line, i]));
  const runs: JudgedLine[][] = [];
  for (const line of judged) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const adjacent = last !== undefined && index.get(line.block.line) === (index.get(last.block.line) ?? -2) + 1;
    if (run && last && adjacent && areRelated(last.evidence.class, line.evidence.class)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** `sure` is the removal of all safe lines of the seed: what Clean does with this finding's safe fix and all others. */
function finding(seed: SeedText, run: readonly JudgedLine[], sure: Removal): Finding {
  const name = classOf(run);
  const safe = run.filter((line) => line.safe);
  const lines = run.map(({ block }) => block.line);
  const wholly = safe.length === run.length;
  const fixes: Fix[] = [{ title: titleOf(run, name, 'this block'), safe: wholly, edits: wholly ? sure.edits(lines) : removeLines(seed, lines) }];
  if (safe.length > 0 && !wholly) {
    fixes.push({ title: titleOf(safe, classOf(safe), 'only what is certain'), safe: true, edits: sure.edits(safe.map(({ block }) => block.line)) });
  }
  const start = run[0]?.block.start ?? 0;
  return {
    rule: 'boilerplate',
    span: { start, end: run.at(-1)?.block.end ?? start },
    message: `Not part of the article: ${CLASS_NAMES[name]}${run.length > 1 ? ` (${run.length} lines)` : ''}`,
    reason: reasonOf(run),
    category: name,
    related: [],
    fixes,
  };
}

function titleOf(lines: readonly JudgedLine[], name: BoilerplateClass, part: string): string {
  return lines.length === 1 ? `Strip this line (${CLASS_NAMES[name]})` : `Strip ${part} (${lines.length} lines, ${CLASS_NAMES[name]})`;
}

/** The class of most lines; `other` only when there is nothing else. */
function classOf(run: readonly JudgedLine[]): BoilerplateClass {
  const counts = new Map<BoilerplateClass, number>();
  for (const { evidence } of run) counts.set(evidence.class, (counts.get(evidence.class) ?? 0) + (evidence.class === 'other' ? 0.01 : 1));
  let best: BoilerplateClass = 'other';
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name;
  return best;
}

function reasonOf(run: readonly JudgedLine[]): string {
  const counts = new Map<string, number>();
  for (const { evidence } of run) counts.set(evidence.reason, (counts.get(evidence.reason) ?? 0) + 1);
  const all = [...counts].map(([reason, count]) => (count > 1 ? `${reason} (${count} lines)` : reason));
  const text = all.slice(0, MOST_REASONS).join('; ') + (all.length > MOST_REASONS ? `; and ${all.length - MOST_REASONS} more` : '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
