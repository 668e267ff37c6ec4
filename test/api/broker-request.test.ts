import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrokerRequestView } from '../../src/sharing/broker-request-view.js';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { personOf } from '../support/erasing-hub.js';
import { hear, openWorld, type World } from '../support/paired-worlds.js';
import { LODGER_OF_HUB_TEAM, noticesOf, read, record } from '../support/sharing-hub.js';
import { ASK_CONTACT, BROKER_REQUEST, CONTACT, refusalInput, sharingInput } from '../support/sharing-input.js';
import { count, enquire, example, input, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, state } from '../support/world-facts.js';

let world: World;
beforeAll(async () => {
  world = await openWorld([LODGER_OF_HUB_TEAM]);
}, 180_000);
afterAll(() => world.close());

const QUESTION = 'is anything known that bears on the bruises?';
const LANTERN = { organisation: 'The Lantern Clinic', phone: '01632 960340' };

type Child = 'sexualHealthPointedTo' | 'noSocialCare' | 'shieldedWithPlan';

/** The reference of a request about an own enquiry, of the nurse's unless it is said whose. */
async function requested(
  cast: Child,
  about?: string,
  persona = 'ae-nurse',
): Promise<{ readonly reference: string; readonly about: string }> {
  const subject = castSubject(cast, 'NUMBER_AND_NAME', world.town);
  const enquiry = about ?? (await enquire(world.hub, persona, input(WORRIED, subject))).answer.receipt.decisionId;
  const request = { requestId: randomUUID(), decisionId: enquiry, question: QUESTION, concern: 'WELFARE' };
  const { data, text } = await world.hub.ask<{ requestBrokeredContact: { reference: string } }>(persona, ASK_CONTACT, {
    input: request,
  });
  if (data === null) throw new Error(text);
  return { reference: data.requestBrokeredContact.reference, about: enquiry };
}

function open(persona: string, id: string) {
  return world.hub.ask<{ brokerRequest: BrokerRequestView | null }>(persona, BROKER_REQUEST, { id });
}

async function opened(id: string, persona = 'hub-team'): Promise<BrokerRequestView | null> {
  const { data, errors } = await open(persona, id);
  expect(errors).toEqual([]);
  return data?.brokerRequest ?? null;
}

/** How often a request or a reply was read: by leaves, each with its record, that say so. */
function readings(what: 'brokerRequest' | 'sharingDecision', id: string, shown: readonly string[]): Promise<number> {
  const stands = `kind = 'OVERSIGHT_READING' AND request::jsonb -> 'what' ->> $1 = $2 AND answer::jsonb -> 'shown' = $3::jsonb
    AND decision_id IN (SELECT leaf_id FROM hub.log_pending)`;
  return count(world.hub, 'decision_record', stands, what, id, JSON.stringify(shown));
}

describe('a request for contact, opened by the hub team', { timeout: 60_000 }, () => {
  it('says about whom it is, who asks and how to reach them, by when, and whom to ask', async () => {
    const { reference, about } = await requested('sexualHealthPointedTo');
    const [notice] = await noticesOf(world.hub, 'hub-team', reference);
    expect(notice?.body).toContain('Open the request');
    const request = await opened(notice?.decisionId ?? '');
    const { child } = castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', world.town);
    expect(request).toMatchObject({
      id: reference,
      about,
      replyDueBy: notice?.dueAt,
      concern: 'WELFARE',
      question: QUESTION,
      asker: { group: 'A_AND_E', phone: expect.stringMatching(/^01632/) as string, inGoodStanding: true },
      services: [LANTERN],
      replies: [],
    });
    expect(JSON.parse(request?.subject ?? '')).toMatchObject({
      givenName: child?.givenName,
      familyName: child?.familyName,
      nhsNumber: child?.nhsNumber,
    });
    expect(JSON.stringify(request)).not.toMatch(/SEXUAL|CONSENT|ZS1/);
    expect(await readings('brokerRequest', reference, [reference])).toBe(1);
  });

  it('names no service of a child with none, or under a reference that is none of the own', async () => {
    const none = await requested('noSocialCare');
    expect(await opened(none.reference)).toMatchObject({ services: [] });
    const subject = castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', world.town);
    const others = (await enquire(world.hub, 'gp', input(WORRIED, subject))).answer.receipt.decisionId;
    for (const about of [others, randomUUID()]) {
      const { reference } = await requested('noSocialCare', about);
      expect(await opened(reference)).toMatchObject({ about, subject: null, services: [] });
    }
  });

  it('names that of a child behind a shield only where the enquiry opened it', async () => {
    const { hub, town } = world;
    const word = { record: 'REFUSED', point: 'REFUSED', suspicion: true } as const;
    const stated = confidentialService('ZS1', 'SEXUAL_HEALTH', 5, 75, word, 'Rhiannon Winterbourne-Lisle', town);
    await state(world, furtherRows(world, 'shieldedWithPlan', stated));
    expect(await opened((await requested('shieldedWithPlan')).reference)).toMatchObject({ services: [] });
    const name = 'a protected child, with an override of the shield';
    const unit = 'police-child-abuse-unit';
    const { answer } = await enquire(hub, unit, example(hub, unit, name), true);
    const { reference } = await requested('shieldedWithPlan', answer.receipt.decisionId, unit);
    expect(await opened(reference)).toMatchObject({ services: [LANTERN] });
  });

  it('names the services of today, not those of the enquiry', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    const superuser = world.hub.database.superuser();
    const moved = (from: string, to: string) =>
      superuser.query('UPDATE hub.involvement SET contact = $2 WHERE contact = $1', [from, to]);
    await moved(LANTERN.phone, '01632 960999');
    expect(await opened(reference)).toMatchObject({ services: [{ ...LANTERN, phone: '01632 960999' }] });
    await moved('01632 960999', LANTERN.phone);
  });

  it('says that the standing of whoever asks has lapsed since', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    await barred('ae-nurse', true);
    expect(await opened(reference)).toMatchObject({ asker: { inGoodStanding: false } });
    await barred('ae-nurse', false);
  });

  it('is refused to everybody else, in the same words for an id that does not exist, and to whoever lapsed', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    const before = await count(world.hub, 'decision_record', `kind = 'OVERSIGHT_READING'`);
    for (const persona of ['ae-nurse', 'sexual-health-worker', 'designated-manager', 'hub-ig-lead', 'parent']) {
      const told = async (id: string) => {
        const { data, errors } = await open(persona, id);
        return [data?.brokerRequest ?? null, errors.map(({ message, extensions }) => [message, extensions.code])];
      };
      expect(await told(reference), persona).toEqual(await told(randomUUID()));
      expect((await open(persona, reference)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
    await barred('hub-team', true);
    expect((await open('hub-team', reference)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    await barred('hub-team', false);
    expect(await count(world.hub, 'decision_record', `kind = 'OVERSIGHT_READING'`)).toBe(before);
  });

  it('is nothing for what is no request, and for a reader who is too near to the child (5.153)', async () => {
    const { reference, about } = await requested('sexualHealthPointedTo');
    for (const id of [about, randomUUID()]) {
      expect(await opened(id)).toBeNull();
      expect(await readings('brokerRequest', id, [])).toBe(1);
    }
    expect(await opened(reference, 'lodger-of-hub-team')).toBeNull();
    expect(await readings('brokerRequest', reference, [])).toBe(1);
    const other = await requested('noSocialCare');
    expect(await opened(other.reference, 'lodger-of-hub-team')).toMatchObject({ id: other.reference });
  });
});

describe('the reply to a request for contact', { timeout: 60_000 }, () => {
  it('is read by the hub team, who can tell the reasons; each reading is recorded', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    expect(await opened(reference)).toMatchObject({ replies: [], services: [LANTERN] });
    const reply = (await record(world.hub, 'sexual-health-worker', refusalInput({ inReplyTo: reference }))).receipt;
    expect(await opened(reference)).toMatchObject({ replies: [reply.decisionId], services: [] });
    expect(await read(world.hub, 'hub-team', reply.decisionId)).toMatchObject({
      id: reply.decisionId,
      result: 'REFUSED',
      reasons: 'asked for to plan the next visit',
      inReplyTo: reference,
    });
    expect(await readings('sharingDecision', reply.decisionId, [reply.decisionId])).toBe(1);
  });

  it('is nothing to a reader who is too near to the child of the request, whomever the reply names', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    const { receipt } = await record(world.hub, 'sexual-health-worker', refusalInput({ inReplyTo: reference }));
    expect(await read(world.hub, 'lodger-of-hub-team', receipt.decisionId)).toBeNull();
    const other = await requested('noSocialCare');
    const far = await record(world.hub, 'sexual-health-worker', refusalInput({ inReplyTo: other.reference }));
    expect(await read(world.hub, 'lodger-of-hub-team', far.receipt.decisionId)).not.toBeNull();
  });

  it('alone is: neither the asker reads it, nor the hub team what replies to no request', async () => {
    const { reference } = await requested('sexualHealthPointedTo');
    const { receipt } = await record(world.hub, 'sexual-health-worker', refusalInput({ inReplyTo: reference }));
    for (const persona of ['ae-nurse', 'gp']) expect(await read(world.hub, persona, receipt.decisionId)).toBeNull();
    const alone = await record(world.hub, 'sexual-health-worker', sharingInput());
    expect(await read(world.hub, 'hub-team', alone.receipt.decisionId)).toBeNull();
  });
});

describe('whoever asks for contact', { timeout: 60_000 }, () => {
  it('hears the same, by the same statements, with a confidential service and without, opened or not', async () => {
    const withService = await heardByAsker();
    await world.hub.database.superuser().query(`DELETE FROM hub.involvement WHERE source_id = 'ZS1'`);
    const without = await heardByAsker();
    expect(withService.services).toEqual([LANTERN]);
    expect(without.services).toEqual([]);
    expect(without.heard).toEqual(withService.heard);
  });

  async function heardByAsker() {
    const subject = castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', world.town);
    const { decisionId } = (await enquire(world.hub, 'ae-nurse', input(WORRIED, subject))).answer.receipt;
    const request = { requestId: randomUUID(), decisionId, question: QUESTION, concern: 'WELFARE' };
    type Acknowledged = { readonly requestBrokeredContact: { readonly reference: string } };
    const asked = await hear<Acknowledged>(world, 'ae-nurse', ASK_CONTACT, { input: request });
    const id = asked.data?.requestBrokeredContact.reference ?? '';
    const state = async () => (await hear(world, 'ae-nurse', CONTACT, { id })).bytes;
    const waiting = await state();
    const services = (await opened(id))?.services;
    return { services, heard: [asked.bytes, waiting, await state()] };
  }
});

/** Puts somebody on the barred list, or takes them off it. */
async function barred(persona: string, is: boolean): Promise<void> {
  const superuser = world.hub.database.superuser();
  await superuser.query('UPDATE hub.practitioner SET barred = $2 WHERE id = $1', [personOf(persona), is]);
}
