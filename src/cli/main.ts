import { messageOf, UsageError } from './errors';
import { runAgree } from './commands/agree';
import { runCheck } from './commands/check';
import { runExport } from './commands/export';
import { runEntities } from './commands/entities';
import { runFix } from './commands/fix';
import { runImport } from './commands/import';
import { runIndex } from './commands/index-command';

/** Exit codes; findings are 1, as each command answers. */
const CLEAN = 0;
const FAILURE = 2;

const USAGE = `winnow: clean, annotate and index folders of news articles

  winnow check PATH… [--format text|json|sarif] [--off RULE]…   print findings
  winnow fix PATH… [--dry-run] [--rule RULE]…                   remove what is safe to remove
  winnow index PATH… [--check]                                  write INDEX.md, or print what differs
  winnow entities PATH… [--format text|json|csv] [--type TYPE]  list the names of all seeds
  winnow export PATH… --format FORMAT [--out FOLDER] [--offsets utf16|codepoints|bytes] [--annotator NAME] [--rejected]
  winnow import PATH FILE… --format FORMAT [--offsets …] [--annotator NAME]
  winnow agree PATH… [--format text|json]                       agreement between annotators

PATH is a seed or a folder of seeds. Exit status: 0 clean, 1 findings, 2 failure.
`;

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  check: runCheck,
  fix: runFix,
  index: runIndex,
  entities: runEntities,
  export: runExport,
  import: runImport,
  agree: runAgree,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) {
    process.stderr.write(USAGE);
    return FAILURE;
  }
  if (name === 'help' || [name, ...args].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(USAGE);
    return CLEAN;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no command "${name}"; see winnow --help`);
  return command(args);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(CLEAN);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`winnow: ${messageOf(error)}\n`);
    process.exitCode = FAILURE;
  },
);
