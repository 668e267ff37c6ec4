import { randomUUID } from 'node:crypto';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { FeedReport } from '../../src/feed/feed-report.js';
import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { createSubmitFeed } from '../../src/feed/submit-feed.js';
import { createFeedStore } from '../../src/persistence/feed/feed-store.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { EVENT_LOG } from './event-log.js';
import type { RunningHub } from './running-hub.js';
import { sha256OfText } from './sha256.js';
import {
  apartFromReceipt,
  enquire,
  forgetEnquiries,
  input,
  PRESENTING,
  ROUTINE,
  WORRIED,
  type Asked,
} from './town-enquiries.js';

export const DANGER: Asked = { ...WORRIED, concern: 'IMMEDIATE_DANGER' };
export const SECTION_47: Asked = { ...WORRIED, purpose: 'SECTION_47_ENQUIRY', concern: 'LIKELY_SIGNIFICANT_HARM' };
const POLICE: Asked = { ...DANGER, purpose: 'POLICE_PROTECTION' };

/** Who asks, and as what: every row of the table of grants that the personas stand for, and two gates. */
export const ASKING: readonly (readonly [persona: string, asked: Asked])[] = [
  ['gp', ROUTINE],
  ['gp', WORRIED],
  ['gp', DANGER],
  ['ae-nurse', PRESENTING],
  ['ae-nurse', WORRIED],
  ['out-of-hours-doctor', DANGER],
  ['health-visitor', ROUTINE],
  ['health-visitor', WORRIED],
  ['named-professional', DANGER],
  ['social-worker', ROUTINE],
  ['social-worker', SECTION_47],
  ['designated-manager', WORRIED],
  ['police-officer', POLICE],
  ['police-child-abuse-unit', SECTION_47],
  ['school-lead', ROUTINE],
  ['school-lead', WORRIED],
  ['lapsed-training-nurse', WORRIED],
  ['unvetted-volunteer', { ...WORRIED, setting: 'SCHEDULED' }],
];

/** Further askers, most of them behind a gate: a post or a group that is shown nothing, whoever is asked about. */
export const ALSO_ASKING: typeof ASKING = [
  ['ae-nurse', ROUTINE],
  ['named-professional', ROUTINE],
  ['sexual-health-worker', ROUTINE],
  ['sexual-health-worker', WORRIED],
  ['designated-manager-next-door', WORRIED],
  ['teacher', { ...WORRIED, setting: 'SCHEDULED' }],
];

/** What everybody is told about one subject, the receipt left out; nobody knows that another asked. */
export async function toldAbout(
  hub: RunningHub,
  subject: EnquiryInput['subject'],
): Promise<Readonly<Record<string, string>>> {
  const told: Record<string, string> = {};
  for (const [persona, asked] of ASKING) {
    await forgetEnquiries(hub);
    const answered = await enquire(hub, persona, input(asked, subject));
    told[`${persona} ${asked.purpose} ${asked.concern}`] = apartFromReceipt(answered);
  }
  return told;
}

/** Sends rows as the case system of one source would; a file of its own under each sequence above 1. */
export function stated(
  { database, asOf }: RunningHub,
  source: string,
  sequence: number,
  rows: readonly FeedRowInput[],
): Promise<FeedReport> {
  const submit = createSubmitFeed({
    store: createFeedStore(database.pool('feed'), EVENT_LOG),
    newId: randomUUID,
    sha256: sha256OfText,
    testNumbers: 'ACCEPTED',
  });
  const lines = rows.map((row) => JSON.stringify(row));
  return submit(source as OrganisationId, { sequence, part: 1, asOf: `${asOf}T00:00:00Z`, rows: lines });
}
