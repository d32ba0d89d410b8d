import type { SeedText } from '../text/seed-text';
import { judgeLines } from './judge';
import { joinPacks } from './pack';
import type { UserRules } from './user-rules';

const NO_PACK = joinPacks([]);

/** The lines of a seed that the user's rules take by themselves, whatever else speaks for or against them: 0-based. */
export function linesTaken(uri: string, seed: SeedText, rules: UserRules): number[] {
  const user = rules.forSeed(uri);
  if (!user) return [];
  const judged = judgeLines(
    seed.blocks.map((block) => seed.slice(block)),
    { pack: NO_PACK, user },
  );
  return seed.blocks.filter((_, i) => judged[i]?.source === 'user').map(({ line }) => line);
}
