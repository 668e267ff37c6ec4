import type { CallerFacts } from '../decision-policy/facts/facts.js';
import type { Colleague } from '../directory/colleague.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { MOST_COUNTED, type DecisionEntry, type EnquirerUsage } from './ports.js';

/**
 * How much one person, or one organisation, may ask in a while. Enquiries are counted and not children: a count of
 * children would stand still for a known child and rise for an unknown one. Counted from recorded enquiries, so that
 * they hold across processes; what counts is what was typed and what the enquirer was told. An enquiry that a limit
 * turned away counts towards none.
 */
export const LIMITS = {
  notConfirmedAnHour: 8,
  notConfirmedADay: 20,
  notConfirmedByOrganisationAnHour: 200,
  withoutRelationshipAnHour: { SCHEDULED: 15, UNSCHEDULED: 40 },
  withoutRelationshipADay: { SCHEDULED: 60, UNSCHEDULED: 200 },
  /** Other ways in which one target was typed, where the number, or name as it sounds and birth date, stay the same. */
  variationsADay: 3,
  overridesADay: 3,
  presentingAddressesADay: 3,
  /** Every enquiry on behalf of a colleague that is not confirmed is told to the colleague. */
  onBehalfADay: 40,
  /** Repeats of one request; those within seconds of the decision are one call that was sent again, and not counted. */
  repeatsOfOneRequest: 5,
} as const;

/**
 * Whether this enquiry is within the limits of its enquirer. An override beyond its own limit is answered by plan state
 * alone, unless it is made for a colleague who confirmed it: the second person.
 */
export function withinLimits(
  usage: EnquirerUsage,
  request: EnquiryRequest,
  colleague: Colleague | null,
): CallerFacts['limits'] {
  const above =
    usage.notConfirmedLastHour >= LIMITS.notConfirmedAnHour ||
    usage.notConfirmedLastDay >= LIMITS.notConfirmedADay ||
    usage.notConfirmedByOrganisationLastHour >= LIMITS.notConfirmedByOrganisationAnHour ||
    usage.withoutRelationshipLastHour >= LIMITS.withoutRelationshipAnHour[request.setting] ||
    usage.withoutRelationshipLastDay >= LIMITS.withoutRelationshipADay[request.setting] ||
    usage.variationsLastDay >= LIMITS.variationsADay ||
    usage.countedLastDay >= MOST_COUNTED ||
    (request.onBehalfOf !== null && usage.onBehalfLastDay >= LIMITS.onBehalfADay);
  if (above) return 'ABOVE';
  const overridden = request.override !== null && usage.overridesLastDay >= LIMITS.overridesADay;
  return overridden && (colleague?.confirmedIn ?? null) === null ? 'PLAN_STATE_ONLY' : 'WITHIN';
}

/** Enquiries of one person that may be under way at once: one for each process and each of the person's sign-ins. */
const AT_ONCE = 8;

/** As what an enquiry counts towards limits. */
export interface Counted extends Pick<DecisionEntry['counts'], 'notConfirmed' | 'withoutRelationship' | 'overridden'> {
  readonly presentingAddress: boolean;
  readonly onBehalf: boolean;
  /** It uses up what a colleague confirmed, which carries one answer. */
  readonly underConfirmation: boolean;
}

/**
 * Whether an enquiry that counts so must be recorded in its turn: as many as may be under way at once would reach a
 * limit. Everything else is recorded without looking back, which is all but a few. Two limits may be passed by what is
 * under way at the same instant: that of an organisation, and variations of a target of which none is recorded yet.
 */
export function nearLimit(
  usage: EnquirerUsage,
  request: EnquiryRequest,
  { notConfirmed, withoutRelationship, overridden, presentingAddress, onBehalf, underConfirmation }: Counted,
): boolean {
  const near = (used: number, limit: number): boolean => used + AT_ONCE >= limit;
  return (
    (notConfirmed &&
      (near(usage.notConfirmedLastHour, LIMITS.notConfirmedAnHour) ||
        near(usage.notConfirmedLastDay, LIMITS.notConfirmedADay))) ||
    (withoutRelationship &&
      (usage.variationsLastDay > 0 ||
        near(usage.withoutRelationshipLastHour, LIMITS.withoutRelationshipAnHour[request.setting]) ||
        near(usage.withoutRelationshipLastDay, LIMITS.withoutRelationshipADay[request.setting]))) ||
    (overridden && near(usage.overridesLastDay, LIMITS.overridesADay)) ||
    (presentingAddress && near(usage.presentingAddressesLastDay, LIMITS.presentingAddressesADay)) ||
    (onBehalf && near(usage.onBehalfLastDay, LIMITS.onBehalfADay)) ||
    underConfirmation
  );
}
