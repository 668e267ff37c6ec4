import type { Command } from 'commander';
import { dateInEngland } from '../date-in-england.js';
import type { Persona } from '../identity/development/persona.js';
import { PERSONAS } from '../identity/development/personas.js';
import { ORGANISATIONS } from '../synthetic-town/organisations.js';

/** One enquiry that a persona can make of the loaded town, and what comes of it. */
export interface PersonaExample {
  readonly name: string;
  readonly expected: string;
  /** It needs a token signed in again for its request: `hub token --as PERSONA --step-up-for REQUEST_ID`. */
  readonly stepUp: boolean;
  /** The input of `enquire`, with a `requestId` of its own. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface PersonasOptions {
  /** The examples of one persona for the loaded town; none unless given. */
  readonly examplesOf?: (persona: string) => Promise<readonly PersonaExample[]> | readonly PersonaExample[];
}

async function ofTheTown(persona: string): Promise<readonly PersonaExample[]> {
  const [{ examplesOfTown }, { readConfig }] = await Promise.all([
    import('./enquiry/examples-of-town.js'),
    import('../config.js'),
  ]);
  const examples = await examplesOfTown(persona, readConfig().dataDirectory, dateInEngland(new Date()));
  return examples.map(({ name, expected, stepUp, input }) => ({ name, expected, stepUp, input: { ...input } }));
}

/** A persona as `hub personas --json` shows it. */
export interface ShownPersona {
  readonly persona: string;
  readonly name: string;
  readonly role: string;
  readonly kind: Persona['kind'];
  readonly group: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly examples: readonly PersonaExample[];
}

/** `hub personas`: who can sign in to the demonstration, and what each can ask. */
export function register(program: Command, { examplesOf = ofTheTown }: PersonasOptions = {}): void {
  program
    .command('personas')
    .description('list the demo personas and their example enquiries')
    .option('--json', 'print as JSON, with the input of each example')
    .action(async (flags: { readonly json?: true }) => {
      const shown: ShownPersona[] = [];
      for (const persona of PERSONAS) shown.push(shownPersona(persona, await examplesOf(persona.key)));
      process.stdout.write(flags.json === true ? `${JSON.stringify(shown, null, 2)}\n` : asTable(shown));
    });
}

/** What is shown of a persona. */
export function shownPersona(persona: Persona, examples: readonly PersonaExample[]): ShownPersona {
  const code = persona.post?.organisationId ?? persona.feeds;
  const organisation = ORGANISATIONS.find(({ id }) => id === code);
  return {
    persona: persona.key,
    name: persona.displayName,
    role: persona.role,
    kind: persona.kind,
    group: persona.post?.group ?? null,
    organisation: organisation === undefined ? null : { id: organisation.id, name: organisation.name },
    examples,
  };
}

function asTable(shown: readonly ShownPersona[]): string {
  const width = Math.max(...shown.map(({ persona }) => persona.length));
  const lines = shown.flatMap(({ persona, name, role, organisation, examples }) => [
    `${persona.padEnd(width)}  ${name}, ${role}${organisation === null ? '' : `, ${organisation.name}`}`,
    ...examples.map((example) => `${' '.repeat(width)}    ${example.name}: ${example.expected}`),
  ]);
  return `${lines.join('\n')}\n`;
}
