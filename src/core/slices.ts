/** Work that stops now and then so that others can do theirs: each `next` is one slice. */
export type Slices<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function finished<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
