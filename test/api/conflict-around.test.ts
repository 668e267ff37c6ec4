import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { emptyOutbox } from '../../src/persistence/outbox-worker.js';
import { SECTION_47 } from '../support/everybody-asks.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { apartFromReceipt, count, enquire, forgetEnquiries, input } from '../support/town-enquiries.js';

/** A child with a plan in force, one of the adults around it and its home. */
interface Family {
  readonly child: string;
  readonly plan: string;
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly line1: string;
  readonly postcode: string;
  readonly home: string;
}

let hub: RunningHub;
let about: Family;
beforeAll(async () => {
  hub = await startRunningHub();
  const { rows } = await hub.database.superuser().query<Family>(
    `SELECT c.child_id AS child, p.source_key AS plan, c.given_name AS given, c.family_name AS family,
       to_char(c.birth_date, 'YYYY-MM-DD') AS born, r.line1, r.postcode, r.address_key AS home
     FROM hub.related_person c JOIN hub.plan p USING (child_id) JOIN hub.residence r USING (child_id)
     WHERE c.person_key IS NOT NULL AND p.kind = 'CHILD_PROTECTION_PLAN' AND p.ended IS NULL
       AND r.until IS NULL AND r.dwelling = 'HOME'
       AND NOT EXISTS (SELECT FROM hub.shield s JOIN hub.residence h USING (child_id) WHERE h.address_key = r.address_key)
     ORDER BY c.family_name, c.given_name LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('the town has a child with a plan and a parent');
  about = found;
}, 120_000);
afterAll(() => hub.close());
afterEach(() => asks('Philippa', 'Larkmoor', '1990-02-24', 'no such key'));

/** The social worker under other details, by which the index may know somebody. */
async function asks(given: string, family: string, born: string, home: string): Promise<void> {
  await hub.database.superuser().query(
    `UPDATE hub.practitioner SET given_name = $1, family_name = $2, birth_date = $3, home_address_key = $4
     WHERE id = '5afe0000-0000-4000-8000-000000000014'`,
    [given, family, born, home],
  );
}

async function told(subject: EnquiryInput['subject']): Promise<string> {
  await forgetEnquiries(hub);
  return apartFromReceipt(await enquire(hub, 'social-worker', input(SECTION_47, subject)));
}

/** The answer when no plan is in force for anybody. */
async function toldOfNobody(subject: EnquiryInput['subject']): Promise<string> {
  const superuser = hub.database.superuser();
  await superuser.query(`UPDATE hub.plan SET kind = 'LOOKED_AFTER' WHERE kind = 'CHILD_PROTECTION_PLAN'`);
  const answer = await told(subject);
  await superuser.query(`UPDATE hub.plan SET kind = 'CHILD_PROTECTION_PLAN' WHERE kind = 'LOOKED_AFTER'`);
  return answer;
}

async function conflictsTold(): Promise<number> {
  await vi.waitFor(
    async () => {
      await emptyOutbox({ pool: hub.database.pool('worker'), onFault: () => undefined });
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 10_000, interval: 20 },
  );
  return count(hub, 'notice', `kind = 'CONFLICT_OF_INTEREST' AND recipient_group = 'HUB_IG_LEAD'`);
}

describe('an enquirer who is too near to a child found by an address or an adult', { timeout: 60_000 }, () => {
  it('is told of the household what is told of one where no child has a plan, and the hub learns of it (5.153)', async () => {
    const household = { household: { address: { line1: about.line1, postcode: about.postcode } } };
    const stranger = await told(household);
    const nobody = await toldOfNobody(household);
    expect(stranger).not.toBe(nobody);
    const before = await conflictsTold();
    // the parent under another family name
    await asks(about.given, 'Larkmoor', about.born, 'no such key');
    expect(await told(household)).toBe(nobody);
    expect(await conflictsTold()).toBe(before + 1);
  });

  it('is told of the adult what is told of one without children', async () => {
    const adult = { adult: { givenName: about.given, familyName: about.family, dateOfBirth: about.born } };
    const stranger = await told(adult);
    const nobody = await toldOfNobody(adult);
    expect(stranger).not.toBe(nobody);
    const before = await conflictsTold();
    await asks('Philippa', 'Larkmoor', '1990-02-24', about.home);
    expect(await told(adult)).toBe(nobody);
    expect(await conflictsTold()).toBe(before + 1);
  });
});
