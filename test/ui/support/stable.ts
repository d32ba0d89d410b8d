/** How often a value is read while it is waited for, in milliseconds. */
const BEAT = 50;
/** How long a value must stay the same to count as settled. */
const QUIET = 300;
/** How long to wait at most: an editor that starts on a busy machine takes its time. */
export const PATIENCE = 20_000;

export interface Waiting {
  /** In milliseconds. */
  readonly timeout?: number;
  readonly quiet?: number;
}

/**
 * Reads until the value has not changed for a while and `good` holds, and returns it.
 * @throws with the last value read when it never settles
 */
export async function settled<T>(
  what: string,
  read: () => Promise<T>,
  good: (value: T) => boolean = () => true,
  { timeout = PATIENCE, quiet = QUIET }: Waiting = {},
): Promise<T> {
  const end = Date.now() + timeout;
  let value = await read();
  let shape = JSON.stringify(value);
  let since = Date.now();
  while (!good(value) || Date.now() - since < quiet) {
    if (Date.now() > end) throw new Error(`${what}: not so after ${timeout} ms, last seen ${shape}`);
    await new Promise((resolve) => setTimeout(resolve, BEAT));
    value = await read();
    const now = JSON.stringify(value);
    if (now !== shape) {
      shape = now;
      since = Date.now();
    }
  }
  return value;
}

/** Reads until `good` holds, without asking for quiet. */
export function until<T>(what: string, read: () => Promise<T>, good: (value: T) => boolean, timeout = PATIENCE): Promise<T> {
  return settled(what, read, good, { timeout, quiet: 0 });
}

/** Does and does again until it succeeds: for a key or a mouse move that a busy page may swallow. */
export async function retried<T>(attempt: () => Promise<T>, timeout = PATIENCE): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
