import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { post, practitioner } from '../../src/identity/development/persona.js';
import type { CastKey } from '../../src/synthetic-town/cast.js';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { DANGER } from '../support/everybody-asks.js';
import {
  forgetAll,
  openWorld,
  throughEveryDoor,
  unlike,
  type Asker,
  type Subject,
  type World,
} from '../support/paired-worlds.js';
import { enquire, input, WORRIED, type Asked } from '../support/town-enquiries.js';
import { rowsOfNewChild, state } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };
const CLINIC = 'ZS1';
const COORDINATION: Asked = { ...WORRIED, purpose: 'CASE_COORDINATION', setting: 'SCHEDULED' };

/** Organisations of the town from which nobody else asks: here they are of the two kinds that it lacks. */
const NSPCC = '8ZH01';
const CAFCASS = '8ZN01';
const OTHERS = [
  practitioner('nspcc-worker', 'oidc', {
    number: 71,
    name: ['Thaddeus', 'Millbrook'],
    role: 'social worker of the NSPCC',
    birthDate: '1981-04-04',
    home: ['6 Nowhere Near', 'FM8 8ZZ'],
    post: post('NSPCC-71', NSPCC, 'NSPCC', ['WELFARE_CONCERN', 'CASE_COORDINATION']),
  }),
  practitioner('cafcass-officer', 'oidc', {
    number: 72,
    name: ['Ottoline', 'Severn'],
    role: 'officer of Cafcass',
    birthDate: '1976-09-19',
    home: ['7 Nowhere Near', 'FM8 8ZZ'],
    post: post('CAFCASS-72', CAFCASS, 'CAFCASS', ['WELFARE_CONCERN', 'CASE_COORDINATION']),
  }),
];

let world: World;
beforeAll(async () => {
  world = await openWorld(OTHERS);
  const superuser = world.hub.database.superuser();
  await superuser.query(
    `UPDATE hub.organisation SET kind = CASE id WHEN $1 THEN 'NSPCC' ELSE 'CAFCASS' END WHERE id IN ($1, $2)`,
    [NSPCC, CAFCASS],
  );
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

/** Who sees children of an own case or appointment alone, and of which rule they hear otherwise. */
const ASKING: readonly (readonly [rule: string, asker: Asker])[] = [
  ['relationship/social-care-own-case', ['social-worker', COORDINATION]],
  ['relationship/social-care-own-case', ['designated-manager', COORDINATION]],
  ['relationship/social-care-own-case', ['nspcc-worker', COORDINATION]],
  ['relationship/social-care-own-case', ['nspcc-worker', WORRIED]],
  ['relationship/cafcass-appointment', ['cafcass-officer', WORRIED]],
  ['relationship/cafcass-appointment', ['cafcass-officer', DANGER]],
];

const held = (key: CastKey): Subject => castSubject(key, 'NUMBER_AND_NAME', world.town);

/** The NSPCC and Cafcass work with a child, as a practice does. */
async function workWith(subject: Subject): Promise<void> {
  await world.hub.database.superuser().query(
    `INSERT INTO hub.involvement SELECT (jsonb_populate_record(i, jsonb_build_object('source_id', body.id))).*
     FROM hub.involvement i CROSS JOIN unnest($1::text[]) AS body (id)
     WHERE i.source_id = 'Z90001' AND i.child_id IN (SELECT child_id FROM hub.identity_statement WHERE nhs_number = $2)`,
    [[NSPCC, CAFCASS], subject.child?.nhsNumber],
  );
}

describe('to those who see the children of an own case or appointment alone', WHILE, () => {
  it('a child who is held without one is heard of at no door: held, protected, not settled and not held are one', async () => {
    const dateOfBirth = world.town.daysBefore(5_300);
    const named = { givenName: 'Juniper', familyName: 'Ottershaw' };
    const word = { record: 'GIVEN', point: 'REFUSED', suspicion: false } as const;
    const service = confidentialService(CLINIC, 'SEXUAL_HEALTH', 14, 75, word, 'Rhiannon Lisle', world.town);
    await state(world, rowsOfNewChild(world, 900_071, { ...named, birthDate: dateOfBirth }, service));
    const { child } = held('noSocialCare');
    const asking = ASKING.map(([, asker]) => asker);
    const unknown = { givenName: 'Quentin', familyName: 'Nobodyson', dateOfBirth, nhsNumber: townNhsNumber(900_072) };
    const nobody = await throughEveryDoor(world, { child: unknown }, asking);
    const subjects: readonly (readonly [string, Subject])[] = [
      ['a child with a case of the authority next door', held('inNeedNextDoor')],
      ['a shielded child', held('shieldedNextDoor')],
      ['a child known to a clinic alone', { child: { ...named, dateOfBirth, nhsNumber: townNhsNumber(900_071) } }],
      ['a child who is not settled', { child: { ...child, dateOfBirth: world.town.daysBefore(3_001) } }],
    ];
    for (const [what, subject] of subjects) {
      expect(unlike(nobody, await throughEveryDoor(world, subject, asking)), what).toEqual([]);
    }
    // it is the lacking relationship that closed, as its own asker is told
    const explained = [...nobody].filter(([door]) => door.startsWith('explain: ')).map(([, bytes]) => bytes);
    expect(explained).toHaveLength(ASKING.length);
    for (const [place, [rule]] of ASKING.entries()) expect(explained[place]).toContain(`"rule":"${rule}"`);
  });

  it('a child of an own case or appointment is told of', async () => {
    const subject = held('planInForce');
    await workWith(subject);
    for (const [, [persona, asked]] of ASKING) {
      const { answer } = await enquire(world.hub, persona, input(asked, subject));
      expect(answer.outcome, persona).toMatch(/RELEASED$/);
    }
  });
});
