import { linesTaken } from '../core/boilerplate/rule-trial';
import { compileUserRules, type StripEntry } from '../core/boilerplate/user-rules';
import type { Corpus } from '../core/corpus';
import type { RuleTrial } from './protocol';

/** Places that are remembered of each rule. */
const MOST_PLACES = 500;
/** The thread works no longer than this without letting other requests in. */
const SLICE_MS = 12;

/** Counts what each of some boilerplate rules would take in the seeds under a root, each rule by itself. */
export async function tryRules(
  corpus: Corpus,
  root: string,
  entries: readonly Omit<StripEntry, 'line'>[],
  thread: { cancelled: () => boolean; pause: () => Promise<void> },
): Promise<readonly RuleTrial[]> {
  const trials = entries.map((entry) => {
    const rules = compileUserRules({ strip: [{ ...entry, line: 0 }], keep: [] });
    return { rules, problem: rules.errors[0]?.message, lines: 0, seeds: 0, places: [] as { uri: string; line: number }[] };
  });
  let since = Date.now();
  for (const uri of corpus.uris()) {
    if (thread.cancelled()) break;
    const seed = uri.startsWith(`${root}/`) ? corpus.textOf(uri) : undefined;
    for (const trial of seed ? trials : []) {
      const lines = seed ? linesTaken(uri, seed, trial.rules) : [];
      trial.lines += lines.length;
      if (lines.length > 0) trial.seeds++;
      for (const line of lines) if (trial.places.length < MOST_PLACES) trial.places.push({ uri, line });
    }
    if (Date.now() - since < SLICE_MS) continue;
    await thread.pause();
    since = Date.now();
  }
  return trials.map(({ lines, seeds, places, problem }) => ({ lines, seeds, places, ...(problem === undefined ? {} : { problem }) }));
}
