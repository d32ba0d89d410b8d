/** How long a result may take on a busy machine, in milliseconds. */
const PATIENCE = 20_000;
const BEAT = 30;

/**
 * Reads until `good` holds, and then until the value has stood still for a moment, and returns it.
 * @throws with the last value when that never happens
 */
export async function until<T>(what: string, read: () => T | PromiseLike<T>, good: (value: T) => boolean, timeout = PATIENCE): Promise<T> {
  const end = Date.now() + timeout;
  let last = '';
  for (;;) {
    const value = await read();
    const now = shape(value);
    if (good(value) && now === last) return value;
    last = now;
    if (Date.now() > end) throw new Error(`${what}: not so after ${timeout} ms, last seen ${now.slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, BEAT));
  }
}

function shape(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
