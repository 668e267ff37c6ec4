import type { Command } from 'commander';
import { z } from 'zod';
import {
  AS,
  askPolicy,
  EXIT_CODES_TEXT,
  PROCESS,
  readDraftFile,
  URL_FLAG,
  type PolicyFlags,
  type PolicySurroundings,
} from './ask-policy.js';

const REHEARSE = `query Rehearse($draft: String!, $since: String!, $asOn: String) {
  rehearsePolicy(draft: $draft, since: $since, asOn: $asOn) {
  version from to asOn notRehearsed rows { organisationId organisationName from to fields decisions } } }`;
/** A year of a busy hub takes minutes. Milliseconds. */
const PATIENCE = 30 * 60_000;

const ROW = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  fields: z.enum(['SAME', 'MORE', 'FEWER', 'OTHER']).nullable(),
  decisions: z.string(),
});
const ANSWER = z.object({
  rehearsePolicy: z.object({
    version: z.string(),
    from: z.string(),
    to: z.string(),
    asOn: z.string(),
    rows: z.array(ROW),
    notRehearsed: z.array(z.string()),
  }),
});
type Rehearsed = z.infer<typeof ANSWER>['rehearsePolicy'];
type Row = z.infer<typeof ROW>;

interface RehearseFlags extends PolicyFlags {
  readonly draft: string;
  readonly since: string;
  readonly asOn?: string;
}

/** `hub policy rehearse`: what a draft would have changed. */
export function registerRehearse(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('rehearse')
    .description('decide recorded decisions again under a draft, and count what would change; it is recorded')
    .requiredOption('--draft <file>', 'rules as JSON, as `hub policy emit` prints them')
    .option('--since <since>', 'days such as 90d, or a day YYYY-MM-DD; at most 366 days ago', '90d')
    .option('--as-on <day>', 'the day YYYY-MM-DD whose rules decide; by default today')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--json', 'print as JSON')
    .addHelpText('after', EXIT_CODES_TEXT)
    .action(async (flags: RehearseFlags) => {
      const draft = await readDraftFile(flags.draft);
      const { rehearsePolicy } = await askPolicy(flags, surroundings, {
        query: REHEARSE,
        variables: { draft, since: flags.since, asOn: flags.asOn ?? null },
        answer: ANSWER,
        patience: PATIENCE,
      });
      surroundings.out(
        `${flags.json === true ? JSON.stringify(rehearsePolicy, null, 2) : rehearsalText(rehearsePolicy)}\n`,
      );
    });
}

const FIELDS: Readonly<Record<NonNullable<Row['fields']>, string>> = {
  SAME: 'the same fields',
  MORE: 'more fields',
  FEWER: 'fewer fields',
  OTHER: 'other fields',
};

/** A rehearsal as a person reads it: what changes first, organisation by organisation. */
export function rehearsalText({ version, from, to, asOn, rows, notRehearsed }: Rehearsed): string {
  const few = rows.filter(({ from: outcome }) => outcome === null);
  const alike = rows.filter((row) => !few.includes(row));
  const same = alike.filter(isSame);
  const changed = alike.filter((row) => !isSame(row));
  return [
    `draft ${version}, as on ${asOn}`,
    `decisions from ${from.slice(0, 10)} to ${to.slice(0, 10)}; numbers in tens, and no organisation with fewer than 10`,
    '',
    ...section('WOULD COME OUT OTHERWISE', changed),
    '',
    ...section('WOULD COME OUT THE SAME', same),
    '',
    ...section('ONE WAY OR THE OTHER, FEWER THAN 10 OF A KIND', few),
    '',
    "HOLDERS' OWN DECISIONS: NOT REHEARSED",
    ...aboutHolders(notRehearsed),
  ].join('\n');
}

function isSame({ from, to, fields }: Row): boolean {
  return from === to && fields === 'SAME';
}

function section(heading: string, rows: readonly Row[]): readonly string[] {
  // whether there are none or too few to show is not told: a draft could be written to ask that of one decision
  if (rows.length === 0) return [heading, '  none that can be shown: fewer than 10, or none'];
  const organisations = [...new Set(rows.map(({ organisationId }) => organisationId))];
  return [
    heading,
    ...organisations.flatMap((id) => {
      const own = rows.filter(({ organisationId }) => organisationId === id);
      return [`  ${id === '' ? 'no post chosen' : `${own[0]?.organisationName ?? ''} (${id})`}`, ...own.map(rowText)];
    }),
  ];
}

function aboutHolders(differing: readonly string[]): readonly string[] {
  if (differing.length === 0) return ['  no rule about them differs from the policy in force'];
  const rules = differing.length === 1 ? '1 rule about them differs' : `${differing.length} rules about them differ`;
  return [`  ${rules} from the policy in force; what that would do is in no number above`, ...differing.map(indented)];
}

const indented = (line: string): string => `    ${line}`;

function rowText({ from, to, fields, decisions }: Row): string {
  const what = from === null || to === null || fields === null ? 'in all' : `${from} -> ${to}, ${FIELDS[fields]}`;
  return `    ${decisions.padStart(10)}  ${what}`;
}
