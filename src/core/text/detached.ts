/**
 * The same text with memory of its own. Engines keep the whole text that a longer slice was cut from alive: what is kept of a
 * seed beyond its answer goes through here.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
