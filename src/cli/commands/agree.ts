import { type Agreement, type Disagreement, measureAgreement } from '../../core/annotations/agreement';
import { SeedText } from '../../core/text/seed-text';
import { oneOf, readArguments } from '../arguments';
import { type AnnotatedSeed, readAnnotations } from '../sidecars';
import { openWorkspace } from '../workspace';

/** `winnow agree`: how far annotators agree, label by label, and where they do not. Answers 1 when they differ anywhere. */
export async function runAgree(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const seeds: AnnotatedSeed[] = [];
  for (const path of positionals) {
    const workspace = await openWorkspace(path);
    seeds.push(...(await readAnnotations(workspace, (root) => workspace.service.config(root).labels)));
  }
  const agreement = measureAgreement(seeds);
  process.stdout.write(format === 'json' ? `${JSON.stringify(agreement, null, 2)}\n` : printed(agreement, seeds));
  return agreement.disagreements.length > 0 ? 1 : 0;
}

function printed({ pairs, disagreements }: Agreement, seeds: readonly AnnotatedSeed[]): string {
  if (pairs.length === 0) return 'no two annotators have annotated the same seed\n';
  const out: string[] = [];
  for (const { first, second, seeds: count, words, labels } of pairs) {
    out.push(`${first} and ${second}: ${count} seeds, ${words} words\n`, `  ${'label'.padEnd(16)}    kappa       F1     both  only ${first}  only ${second}\n`);
    for (const { label, kappa, f1, both, onlyFirst, onlySecond } of labels) {
      const figures = [kappa.toFixed(3), f1.toFixed(3), String(both)].map((figure) => figure.padStart(8)).join(' ');
      out.push(`  ${(label === '*' ? 'all' : label).padEnd(16)} ${figures} ${String(onlyFirst).padStart(5 + first.length)} ${String(onlySecond).padStart(6 + second.length)}\n`);
    }
  }
  const texts = new Map(seeds.map(({ seed, text }) => [seed, new SeedText(text)]));
  if (disagreements.length > 0) out.push('\n');
  for (const one of disagreements) out.push(`${describe(one, texts.get(one.seed))}\n`);
  return out.join('');
}

function describe({ seed, first, second, kind, ofFirst, ofSecond }: Disagreement, text: SeedText | undefined): string {
  const span = ofFirst?.spans[0] ?? ofSecond?.spans[0];
  const line = span && text ? text.lines.lineAt(span.start) + 1 : 1;
  const quote = span && text ? JSON.stringify(text.slice(span).slice(0, 60)) : '';
  return `${seed}:${line}: ${kind}: ${first} ${ofFirst?.label ?? '—'}, ${second} ${ofSecond?.label ?? '—'} ${quote}`;
}
