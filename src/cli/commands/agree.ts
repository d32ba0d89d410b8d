import { agree } from '../../core/annotations/agree';
import { measureAgreement } from '../../core/annotations/agreement';
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
  process.stdout.write(format === 'json' ? `${JSON.stringify(agreement, null, 2)}\n` : agree(agreement, seeds));
  return agreement.disagreements.length > 0 ? 1 : 0;
}
