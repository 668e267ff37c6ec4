import type { EnquiryOutcome } from '../decision-policy/facts/vocabulary.js';
import type { EnquiryInput } from '../enquiry/enquiry-input.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { AGENCY_EXAMPLES } from './examples-of-agencies.js';
import { HEALTH_EXAMPLES } from './examples-of-health.js';
import { townCalendar, type TownCalendar } from './town-calendar.js';

/** An enquiry before it has an id, and how it should come out. */
export interface ExampleSpec {
  readonly name: string;
  readonly expected: EnquiryOutcome;
  /** It needs a second sign-in bound to its request id. */
  readonly stepUp?: true;
  readonly input: (calendar: TownCalendar) => Omit<EnquiryInput, 'requestId'>;
}

/** One enquiry that a persona can make of the loaded town. */
export interface Example {
  readonly name: string;
  readonly expected: EnquiryOutcome;
  readonly stepUp: boolean;
  readonly input: EnquiryInput;
}

const EXAMPLES: Readonly<Record<string, readonly ExampleSpec[]>> = { ...HEALTH_EXAMPLES, ...AGENCY_EXAMPLES };

/**
 * What `persona` can ask of a town made as of `asOf`; empty for one who cannot enquire. Every call draws new request
 * ids from `uuid`, so that an example can be asked again. The town's seed does not matter: the children of the
 * examples are the same in every town of that date. True for 300 days after it.
 */
export function personaExamples(persona: string, asOf: CalendarDate, uuid: () => string): readonly Example[] {
  const calendar = townCalendar(asOf);
  return (EXAMPLES[persona] ?? []).map(({ name, expected, stepUp, input }) => ({
    name,
    expected,
    stepUp: stepUp === true,
    input: { requestId: uuid(), ...input(calendar) },
  }));
}
