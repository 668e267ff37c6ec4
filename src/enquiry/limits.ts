import type { EnquirerUsage } from './ports.js';
import type { EnquiryRequest } from './enquiry-request.js';

/**
 * How much one person, or one organisation, may ask in a while. Enquiries are counted and not children: a count of
 * children would stand still for a known child and rise for an unknown one. Counted from recorded enquiries, so that
 * they hold across processes.
 */
export const LIMITS = {
  notConfirmedAnHour: 8,
  notConfirmedADay: 20,
  notConfirmedByOrganisationAnHour: 200,
  withoutRelationshipAnHour: { SCHEDULED: 15, UNSCHEDULED: 40 },
  withoutRelationshipADay: { SCHEDULED: 60, UNSCHEDULED: 200 },
  overridesADay: 3,
  /** Repeats of one request; those within seconds of the decision are one call that was sent again, and not counted. */
  repeatsOfOneRequest: 5,
} as const;

/** Whether this enquiry is within the limits of its enquirer. */
export function withinLimits(usage: EnquirerUsage, request: EnquiryRequest): 'WITHIN' | 'ABOVE' {
  const above =
    usage.notConfirmedLastHour >= LIMITS.notConfirmedAnHour ||
    usage.notConfirmedLastDay >= LIMITS.notConfirmedADay ||
    usage.notConfirmedByOrganisationLastHour >= LIMITS.notConfirmedByOrganisationAnHour ||
    usage.withoutRelationshipLastHour >= LIMITS.withoutRelationshipAnHour[request.setting] ||
    usage.withoutRelationshipLastDay >= LIMITS.withoutRelationshipADay[request.setting] ||
    (request.override !== null && usage.overridesLastDay >= LIMITS.overridesADay);
  return above ? 'ABOVE' : 'WITHIN';
}
