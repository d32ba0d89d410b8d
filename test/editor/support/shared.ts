/** One value for all test files: each is a bundle of its own, with its own copy of this folder's modules. */
export function shared<T>(name: string, make: () => T): T {
  const values = globalThis as unknown as Record<symbol, unknown>;
  return (values[Symbol.for(`winnow.test.${name}`)] ??= make()) as T;
}
