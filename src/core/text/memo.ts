import { detached } from './detached';

/** Longer keys, in UTF-16 units, are not remembered. */
const LONGEST_KEY = 2048;

/**
 * `make`, which must give the same for the same key, remembering its last answers: at least `most` of them, at most twice as
 * many. For what is asked of every line with every keystroke. Keeps the keys alive, not the texts that they were cut from.
 */
export function memo<Value>(most: number, make: (key: string) => Value): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (key) => {
    if (key.length > LONGEST_KEY) return make(key);
    let value = young.get(key);
    if (value !== undefined || young.has(key)) return value as Value;
    const own = detached(key);
    value = old.has(key) ? (old.get(key) as Value) : make(own);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(own, value);
    return value;
  };
}
