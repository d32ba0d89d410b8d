import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf, UsageError } from './errors';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/**
 * Reads a command's arguments.
 * @throws UsageError for an option that does not exist or lacks its value, and when no path is named.
 */
export function readArguments<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (parsed.positionals.length === 0) throw new UsageError('name a seed or a folder of seeds');
    return parsed as Parsed<O>;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${messageOf(error)}; see winnow --help`);
  }
}

/**
 * The one of `allowed` that an option names.
 * @throws UsageError for any other word.
 */
export function oneOf<const T extends string>(option: string, value: string | undefined, allowed: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${option} is one of ${allowed.join(', ')}; not "${value}"`);
  return found;
}
