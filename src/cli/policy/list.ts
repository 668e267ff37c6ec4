import { Option, type Command } from 'commander';
import { z } from 'zod';
import { goldenCasesOfRule } from '../../compose/golden-cases.js';
import { SHIPPED_POLICY, SHIPPED_RULEBOOK } from '../../compose/shipped-policy.js';
import { rulesOf, type PolicyRule } from '../../decision-policy/rulebook/rulebook.js';
import { STEPS } from '../../decision-policy/rulebook/rule.js';
import {
  AS,
  askPolicy,
  EXIT_CODES_TEXT,
  PROCESS,
  URL_FLAG,
  type PolicyFlags,
  type PolicySurroundings,
} from './ask-policy.js';
import { listed, type ListedRule } from './listed-rules.js';

const IN_FORCE = `query InForce { policy {
  version activatedAt ofThisBuild rules { canonical goldenCases { decides nearlyDecides } } } }`;
const ANSWER = z.object({
  policy: z.object({
    version: z.string(),
    activatedAt: z.string().nullable(),
    ofThisBuild: z.boolean(),
    rules: z.array(
      z.object({
        canonical: z.string(),
        goldenCases: z.object({ decides: z.array(z.string()), nearlyDecides: z.array(z.string()) }),
      }),
    ),
  }),
});

interface ListFlags extends PolicyFlags {
  readonly step?: string;
}

/** Rules with their version, and whether they are in force as far as whoever lists them can know. */
interface Listing {
  readonly version: string;
  readonly standing: string;
  readonly rules: readonly ListedRule[];
}

/** `hub policy list`: the rules in force, as a hub tells them; of no hub, those that this one was built with. */
export function registerList(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('list')
    .description('every rule in plain words: when it applies, citation, legal basis, days in force and golden cases')
    .addOption(new Option('--step <step>', 'one step of a decision').choices([...STEPS, 'sharing']))
    .option(AS[0], `ask a hub for the policy in force, as ${AS[1]}`)
    .option(URL_FLAG[0], `ask for the policy in force: ${URL_FLAG[1]}`)
    .option('--json', 'print as JSON')
    .addHelpText('after', `\nWithout --as and --url: the policy of this build, in force or not.${EXIT_CODES_TEXT}`)
    .action(async ({ step, ...flags }: ListFlags) => {
      const asked = flags.as !== undefined || flags.url !== undefined;
      const { version, standing, rules } = asked ? await ofHub(flags, surroundings) : ofBuild();
      const shown = rules.filter((rule) => step === undefined || rule.step === step);
      surroundings.out(`${flags.json === true ? JSON.stringify(shown, null, 2) : listed(shown, version, standing)}\n`);
    });
}

function ofBuild(): Listing {
  return {
    version: SHIPPED_POLICY.version,
    standing: 'as this hub was built; what is in force, a hub that runs says: hub policy list --as PERSONA',
    rules: rulesOf(SHIPPED_RULEBOOK).map((rule) => ({ ...rule, goldenCases: goldenCasesOfRule(rule) })),
  };
}

async function ofHub(flags: PolicyFlags, surroundings: PolicySurroundings): Promise<Listing> {
  const { policy } = await askPolicy(flags, surroundings, { query: IN_FORCE, variables: {}, answer: ANSWER });
  const { version, activatedAt, ofThisBuild, rules } = policy;
  const since = `in force since ${activatedAt ?? ''}`;
  return {
    version,
    standing: ofThisBuild ? since : `${since}; the hub that says so was built with another and still decides by that`,
    rules: rules.map(({ canonical, goldenCases }) => ({ ...(JSON.parse(canonical) as PolicyRule), goldenCases })),
  };
}
