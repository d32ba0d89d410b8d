import type { CleanPlan } from '../core/corpus-types';

/** A file beside the seeds that changed with them; bytes, or undefined where there was none. */
export interface ChangedBeside {
  readonly uri: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Told before many seeds are cleaned; what it answers is run when they are saved, and says what else it changed. */
export type CleaningFollower = (plans: readonly CleanPlan[]) => Promise<() => Promise<readonly ChangedBeside[]>>;

/** Who must follow when many seeds are cleaned at once. */
export class Cleaning {
  readonly #followers: CleaningFollower[] = [];

  add(follower: CleaningFollower): void {
    this.#followers.push(follower);
  }

  /** Before the seeds change. Answers what to run when they are saved. */
  async prepare(plans: readonly CleanPlan[]): Promise<() => Promise<readonly ChangedBeside[]>> {
    const finish = await Promise.all(this.#followers.map((follower) => follower(plans)));
    return async () => (await Promise.all(finish.map((one) => one()))).flat();
  }
}
