/** Wrong usage: the command line prints the message and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Arguments = { command: string; inputs: string[]; flags: Set<string>; values: Map<string, string[]> };

/** Which options each command takes: with a value, or alone. */
const OPTIONS: Record<string, { values: string[]; flags: string[] }> = {
  analyse: { values: ['--catalog', '--as-of', '--matrix'], flags: ['--json', '--scope', '--triage'] },
  page: { values: ['--address'], flags: ['--json'] },
  text: { values: [], flags: ['--blocks'] },
  like: { values: ['--catalog', '--top'], flags: ['--json', '--no-relations'] },
  allocate: { values: ['--catalog'], flags: ['--json'] },
  export: { values: ['--as', '--out', '--catalog', '--author', '--tier'], flags: ['--no-excerpts'] },
  import: { values: ['--out', '--name', '--as-of'], flags: [] },
  pack: {
    values: [
      ...['--out', '--after', '--base', '--at', '--key', '--old-key', '--name', '--title', '--owner', '--contact', '--licence', '--class'],
      ...['--version', '--issued', '--expires', '--as-of', '--changelog'],
    ],
    flags: ['--json', '--proof'],
  },
  documents: { values: ['--as', '--format', '--out', '--by', '--since', '--catalog'], flags: ['--no-excerpts'] },
};

export const COMMANDS = Object.keys(OPTIONS);

/** Splits `analyse FILE… --catalog A B --json`; an option with a value takes one, `--catalog` may be given many times. */
export function parseArguments(argv: readonly string[]): Arguments {
  const [command = '', ...rest] = argv;
  const known = OPTIONS[command];
  if (!known) throw new UsageError(command === '' ? 'a command is missing' : `there is no command "${command}"`);
  const parsed: Arguments = { command, inputs: [], flags: new Set(), values: new Map() };
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] as string;
    if (!word.startsWith('--')) parsed.inputs.push(word);
    else if (known.flags.includes(word)) parsed.flags.add(word);
    else if (known.values.includes(word)) {
      const value = rest[++i];
      if (value === undefined || value.startsWith('--')) throw new UsageError(`${word} needs a value`);
      parsed.values.set(word, [...(parsed.values.get(word) ?? []), value]);
    } else throw new UsageError(`"${command}" has no option ${word}`);
  }
  return parsed;
}
