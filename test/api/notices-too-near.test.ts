import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, practitioner } from '../../src/identity/development/persona.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { noticesOf } from '../support/sharing-hub.js';
import { enquire, input, WORRIED } from '../support/town-enquiries.js';

const FATHER = practitioner('father-manager', 'oidc', {
  number: 73,
  name: ['Garrick', 'Fatherson'],
  role: 'designated manager, and a father',
  birthDate: '1980-05-06',
  home: ['9 Chantry Close', 'NM5 2PG'],
  post: post('Z01-DM-73', 'Z01', 'DESIGNATED_MANAGER', []),
});

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [FATHER]);
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

const HARM = { ...WORRIED, concern: 'LIKELY_SIGNIFICANT_HARM', reason: 'says that father hits him' } as const;
const ownChild = {
  child: { givenName: 'Tibb', familyName: 'Fatherson', dateOfBirth: '2016-02-02', postcode: 'NM5 2PG' },
};
const known = () => castSubject('planInForce', 'NUMBER_AND_NAME', town);

/** Makes whoever holds a post one of the people around the child that was found, and back. */
async function asRelativeOfChild<Result>(
  postId: string,
  decisionId: string,
  during: () => Promise<Result>,
): Promise<Result> {
  const superuser = hub.database.superuser();
  const found = await superuser.query<{ given: string; family: string; born: string }>(
    `SELECT p.given_name AS given, p.family_name AS family, p.birth_date::text AS born
     FROM hub.decision_record d JOIN hub.related_person p ON p.child_id = d.child_id WHERE d.decision_id = $1 LIMIT 1`,
    [decisionId],
  );
  const [relative] = found.rows;
  if (relative === undefined) throw new Error('a child with a relative was asked for');
  const before = await superuser.query<{ id: string; given: string; family: string; born: string }>(
    `SELECT p.id, p.given_name AS given, p.family_name AS family, p.birth_date::text AS born
     FROM hub.practitioner p JOIN hub.post t ON t.practitioner_id = p.id WHERE t.id = $1`,
    [postId],
  );
  const [own] = before.rows;
  if (own === undefined) throw new Error(`no such post: ${postId}`);
  const rename = ({ given, family, born }: typeof relative) =>
    superuser.query(
      'UPDATE hub.practitioner SET given_name = $2, family_name = $3, birth_date = $4::date WHERE id = $1',
      [own.id, given, family, born],
    );
  await rename(relative);
  return during().finally(() => rename(own));
}

describe('a notice of an enquiry about the own child', { timeout: 60_000 }, () => {
  it('is not read by a parent whose name and postcode were typed, and is by another who holds the post (5.153)', async () => {
    const { decisionId } = (await enquire(hub, 'ae-nurse', input(HARM, ownChild))).answer.receipt;
    const [other] = await noticesOf(hub, 'designated-manager', decisionId);
    expect(other?.body).toContain('Reason given: "says that father hits him".');
    expect(await noticesOf(hub, 'father-manager', decisionId)).toEqual([]);
    const another = (await enquire(hub, 'ae-nurse', input(HARM, known()))).answer.receipt;
    expect(await noticesOf(hub, 'father-manager', another.decisionId)).toHaveLength(1);
  });

  it('is not read by a relative whom only the index knows, and by the one whose post alone is told', async () => {
    const { decisionId } = (await enquire(hub, 'ae-nurse', input(HARM, known()))).answer.receipt;
    const kinds = async (persona: string) => (await noticesOf(hub, persona, decisionId)).map(({ kind }) => kind);
    for (const [persona, id, read] of [
      ['father-manager', 'Z01-DM-73', []],
      ['lead-social-worker', 'Z01-LSW-15', ['ENQUIRY_ABOUT_OPEN_CASE']],
    ] as const) {
      expect(await kinds(persona)).toEqual(['ENQUIRY_ABOUT_OPEN_CASE']);
      expect(await asRelativeOfChild(id, decisionId, () => kinds(persona)), persona).toEqual(read);
      expect(await kinds(persona)).toEqual(['ENQUIRY_ABOUT_OPEN_CASE']);
    }
  });

  it('reaches the one who holds the post alone, since it would else reach nobody (5.14)', async () => {
    const { decisionId } = (await enquire(hub, 'ae-nurse', input(HARM, ownChild))).answer.receipt;
    const other = `FROM hub.post WHERE organisation_id = 'Z01' AND practitioner_group = 'DESIGNATED_MANAGER' AND id <> 'Z01-DM-73'`;
    const superuser = hub.database.superuser();
    await superuser.query(`UPDATE hub.post SET active_until = '2020-01-01' WHERE id IN (SELECT id ${other})`);
    const read = await noticesOf(hub, 'father-manager', decisionId);
    await superuser.query(`UPDATE hub.post SET active_until = NULL WHERE id IN (SELECT id ${other})`);
    expect(read).toHaveLength(1);
    expect(await noticesOf(hub, 'father-manager', decisionId)).toEqual([]);
  });
});
