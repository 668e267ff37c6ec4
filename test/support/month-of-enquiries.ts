import { randomUUID } from 'node:crypto';
import { createDecide } from '../../src/decision-policy/decide.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import {
  canonicalRulebook,
  rulesOf,
  rulebookVersion,
  type Rulebook,
} from '../../src/decision-policy/rulebook/rulebook.js';
import { enquiryInput, type EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { createMakeEnquiry } from '../../src/enquiry/make-enquiry.js';
import type { LookUp } from '../../src/enquiry/ports.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { plusDays } from '../../src/shared/calendar-date.js';
import { epochMilliseconds, type Instant } from '../../src/shared/instant.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { personaExamples } from '../../src/synthetic-town/examples.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { callerOf, enquiryPorts } from './enquiry-ports.js';
import { ASKING } from './everybody-asks.js';
import { PERSONAS_WITH_EXAMPLES } from './personas-with-examples.js';
import type { RunningHub } from './running-hub.js';
import { sha256OfText } from './sha256.js';
import { input, WORRIED } from './town-enquiries.js';

const DAYS = 30;
const SUBJECTS = [
  'planInForce',
  'noSocialCare',
  'shieldedWithPlan',
  'shieldedNextDoor',
  'sexualHealthOnSuspicion',
  'lodgerWithPlan',
] as const;

/** Days counted back from today at which a policy came into force. */
export interface Activation {
  readonly daysAgo: number;
  readonly rulebook: Rulebook;
}

/**
 * Makes a month of enquiries: everybody asks about everybody, and makes every example of the town, on days of the month in
 * turn and under the policy in force on that day. A feed is late on each seventh day. Gives how many were answered.
 */
export async function monthOfEnquiries(hub: RunningHub, activations: readonly Activation[]): Promise<number> {
  const ports = await enquiryPorts(hub);
  const policies = activations.map(({ daysAgo, rulebook: { enquiry, sharing } }) => ({
    daysAgo,
    policy: {
      missingInputs: createMissingInputs(enquiry),
      decide: createDecide(rulesOf({ enquiry, sharing }), sha256OfText),
      ruleText: createExplainRule(enquiry),
    },
  }));
  const recorder: typeof ports.recorder = {
    ...ports.recorder,
    // limits are counted back from the database's clock, to which all days of the month are past
    record: (entry) => ports.recorder.record({ ...entry, inTurn: null }),
  };
  let answered = 0;
  const ask = async ({ persona, asked, stepUp }: Enquiry, daysAgo: number): Promise<string | null> => {
    const inForce = policies.filter((one) => one.daysAgo >= daysAgo).at(-1);
    if (inForce === undefined) throw new Error('no policy was in force yet');
    const index = {
      lookUp: async (...of: Parameters<typeof ports.index.lookUp>) => onDay(await ports.index.lookUp(...of), daysAgo),
    };
    const request = enquiryInput(asked);
    if (!request.ok) throw new Error(`no enquiry: ${request.failure.path}`);
    const caller = await callerOf(hub, persona);
    const signedIn = stepUp
      ? {
          ...caller,
          stepUpFor: asked.requestId,
          authenticatedAt: daysBefore(new Date().toISOString() as Instant, daysAgo),
        }
      : caller;
    const answer = await createMakeEnquiry({ ...ports, recorder, index, policy: inForce.policy })(
      signedIn,
      request.value,
    );
    if (!answer.ok && answer.failure.code !== 'BAD_INPUT') throw new Error(`not answered: ${answer.failure.code}`);
    if (answer.ok) answered += 1;
    return answer.ok ? answer.value.receipt.decisionId : null;
  };
  for (const [place, enquiry] of everyEnquiry(hub).entries()) await ask(enquiry, DAYS - (place % DAYS));
  // on behalf of a colleague, today: each unconfirmed, and once more when the colleague has confirmed by the same clock
  for (const enquiry of onBehalf(hub)) {
    const decisionId = await ask(enquiry, 0);
    await hub.database.superuser().query(
      `INSERT INTO hub.confirmation (decision_id, role, practitioner_id)
       SELECT decision_id, role, practitioner_id FROM hub.confirmation_asked WHERE decision_id = $1`,
      [decisionId],
    );
    await ask({ ...enquiry, asked: { ...enquiry.asked, requestId: randomUUID() } }, 0);
  }
  return answered;
}

/** Stores policies and puts each in force, as two people would have. */
export async function activated(hub: RunningHub, activations: readonly Activation[]): Promise<readonly string[]> {
  const superuser = hub.database.superuser();
  for (const { rulebook } of activations) {
    await superuser.query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      rulebookVersion(rulebook, sha256OfText),
      canonicalRulebook(rulebook),
    ]);
    await superuser.query(`INSERT INTO hub.policy_activation (version, activated_by) VALUES ($1, '{one,other}')`, [
      rulebookVersion(rulebook, sha256OfText),
    ]);
  }
  return activations.map(({ rulebook }) => rulebookVersion(rulebook, sha256OfText));
}

interface Enquiry {
  readonly persona: string;
  readonly asked: EnquiryInput;
  readonly stepUp: boolean;
}

function everyEnquiry({ asOf }: RunningHub): readonly Enquiry[] {
  const town = townCalendar(asOf);
  const aboutEverybody = SUBJECTS.flatMap((key) =>
    ASKING.map(([persona, asked]) => ({
      persona,
      asked: input(asked, castSubject(key, 'NUMBER_AND_NAME', town)),
      stepUp: false,
    })),
  );
  const named = new Set(PERSONAS.map(({ key }) => key));
  const examples = PERSONAS_WITH_EXAMPLES.filter((persona) => named.has(persona)).flatMap((persona) =>
    personaExamples(persona, asOf, randomUUID).map((example) => ({
      persona,
      asked: example.input,
      stepUp: example.stepUp,
    })),
  );
  return [...aboutEverybody, ...examples];
}

function onBehalf({ asOf }: RunningHub): readonly Enquiry[] {
  const town = townCalendar(asOf);
  const postOf = (key: string) => PERSONAS.find((persona) => persona.key === key)?.post?.id ?? '';
  return SUBJECTS.map((key) => ({
    persona: 'gp',
    asked: input(WORRIED, castSubject(key, 'NUMBER_AND_NAME', town), { onBehalfOf: postOf('ae-nurse') }),
    stepUp: false,
  }));
}

function onDay(lookUp: LookUp, daysAgo: number): LookUp {
  const late = daysAgo % 7 === 0;
  return {
    ...lookUp,
    instant: daysBefore(lookUp.instant, daysAgo),
    today: plusDays(lookUp.today, -daysAgo),
    authorities: lookUp.authorities.map((authority) => (late ? { ...authority, state: 'LATE' as const } : authority)),
  };
}

/** The same time of day so many days before, to the microsecond. */
function daysBefore(instant: Instant, days: number): Instant {
  const back = new Date(epochMilliseconds(instant) - days * 86_400_000).toISOString().slice(0, -1);
  return `${back}${instant.match(/\.\d{3}(\d{3})Z$/)?.[1] ?? '000'}Z` as Instant;
}
