import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLAN_IN_FORCE } from '../../../bench/separation/planted.js';
import { EXPLAIN, RECEIPT } from '../../support/reading-documents.js';
import { WORLDS, type World, type Worlds } from '../../../bench/separation/worlds.js';
import type { SampledChild } from '../../../bench/sampled-children.js';
import { involvement } from '../../../src/synthetic-town/services.js';
import { townNhsNumber } from '../../../src/synthetic-town/town-nhs-number.js';
import { ENQUIRE } from '../../support/enquire-document.js';
import { forgetAll, hear, openWorld, type World as OpenWorld } from '../../support/paired-worlds.js';
import { rowsOfNewChild, state } from '../../support/world-facts.js';

const PERSONA_OF: Readonly<Record<Worlds['asker'], string>> = {
  NURSE: 'ae-nurse',
  DOCTOR: 'gp',
  SOCIAL_WORKER: 'social-worker',
};
const PRACTICE = 'Z90003';

let open: OpenWorld;
beforeAll(async () => {
  open = await openWorld();
  // as everybody of the benchmark's workforce is called
  await open.hub.database
    .superuser()
    .query(`UPDATE hub.practitioner SET given_name = 'Winifred', birth_date = '1980-02-03'`);
}, 120_000);
beforeEach(() => forgetAll(open));
afterAll(() => open.close());

/** A child whom a practice alone states; all that is stated is as long for one as for another. */
async function patient(index: number): Promise<SampledChild> {
  const letters = [...String(index)].map((digit) => 'bdfgklmprv'.charAt(Number(digit))).join('');
  const born = open.town.daysBefore(2_500 + index * 40);
  const child: SampledChild = {
    givenName: 'Juniper',
    familyName: `Oxe${letters}o`,
    dateOfBirth: born,
    nhsNumber: townNhsNumber(900_100 + index),
    line1: `${index} Longacre Rise`,
    postcode: `NM4 ${String(index).slice(0, 1)}QH`,
    practice: PRACTICE,
  };
  const { givenName, familyName, line1, postcode } = child;
  const home = { kind: 'RESIDENCE', line1, town: 'Northmoor', postcode, dwelling: 'HOME' } as const;
  const stated = [
    involvement(PRACTICE, 'GP', 'Dr Edmund Fairlamb', open.town.daysBefore(400)),
    { source: PRACTICE, body: { ...home, since: open.town.daysBefore(400), until: null } },
  ];
  await state(open, rowsOfNewChild(open, 900_100 + index, { givenName, familyName, birthDate: born }, stated));
  return child;
}

async function plant({ planted }: Worlds, world: World, { nhsNumber }: SampledChild): Promise<void> {
  const superuser = open.hub.database.superuser();
  for (const statement of planted[world]) {
    const { rows } = await superuser.query<{ id: string }>(
      'SELECT DISTINCT child_id AS id FROM hub.identity_statement WHERE nhs_number = $1',
      [nhsNumber],
    );
    const { rowCount } = await superuser.query(statement, [rows.map(({ id }) => id)]);
    expect(rowCount).toBeGreaterThan(0);
  }
}

/** The bytes at the door, whose child it is left out, and the facts of which they were made. */
async function heardOf(worlds: Worlds, world: World, child: SampledChild) {
  const persona = PERSONA_OF[worlds.asker];
  const input = worlds.enquiry(child, world);
  const enquired = await hear<{ enquire: { receipt: { decisionId: string } } }>(open, persona, ENQUIRE, { input });
  const id = enquired.data?.enquire.receipt.decisionId;
  const read = { enquire: null, explain: EXPLAIN, receipt: RECEIPT }[worlds.door];
  const { bytes } = read === null ? enquired : await hear(open, persona, read, { id });
  const { rows } = await open.hub.database
    .superuser()
    .query<{ facts: string }>('SELECT facts FROM hub.decision_record WHERE decision_id = $1', [id]);
  const typed = JSON.stringify(input.subject).match(/(?<=:")[^"]+/g) ?? [];
  const whose = [...typed, child.familyName, child.nhsNumber, child.dateOfBirth, child.postcode];
  return {
    bytes: whose.reduce((text, part) => text.replaceAll(part, '-'), bytes),
    facts: (rows[0]?.facts ?? '').replace(/"now":"[^"]*"/, ''),
  };
}

describe('two worlds whose latencies are compared', { timeout: 60_000 }, () => {
  it.each(WORLDS.map((worlds, place) => [worlds.id, worlds, place] as const))(
    'differ in what is known and not in what is heard: %s',
    async (_id, worlds, place) => {
      const children = [await patient(10 + 2 * place), await patient(11 + 2 * place)] as const;
      await plant(worlds, 'FIRST', children[0]);
      await plant(worlds, 'SECOND', children[1]);
      const first = await heardOf(worlds, 'FIRST', children[0]);
      const second = await heardOf(worlds, 'SECOND', children[1]);
      expect(first.bytes).toBe(second.bytes);
      expect(first.facts).not.toBe('');
      // a shielded household is left out before there are facts of it
      if (worlds.asker !== 'SOCIAL_WORKER') expect(first.facts).not.toBe(second.facts);
    },
  );

  it('differ in a plan that is told of where no shield hides the address', async () => {
    const worlds = WORLDS.find(({ asker }) => asker === 'SOCIAL_WORKER');
    if (worlds === undefined) throw new Error('nobody asks about an address');
    const children = [await patient(80), await patient(81)] as const;
    await plant({ ...worlds, planted: { FIRST: PLAN_IN_FORCE, SECOND: [] } }, 'FIRST', children[0]);
    const first = await heardOf(worlds, 'FIRST', children[0]);
    const second = await heardOf(worlds, 'SECOND', children[1]);
    expect(first.facts).not.toBe(second.facts);
    expect(first.bytes).not.toBe(second.bytes);
  });
});
