import type { OrganisationId } from '../shared/ids.js';

/** A place that answers the phone about a child: one authority's children's social care, or the hub's own team. */
export interface DutyDesk {
  /** The authority, or `HUB` for the hub's broker. */
  readonly id: OrganisationId;
  readonly name: string;
  /** Answered in office hours. */
  readonly officePhone: string;
  /** The emergency duty team's number, answered when the office is closed. */
  readonly emergencyPhone: string;
}

/** Duty desks as they are at one moment: which number answers now is decided by office hours and bank holidays. */
export interface DutyDeskNow extends DutyDesk {
  readonly officeOpen: boolean;
}
