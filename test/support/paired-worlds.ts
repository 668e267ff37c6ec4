import { expect, vi } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { feedPersona } from '../../src/identity/development/feed-clients.js';
import { post, practitioner, type Persona } from '../../src/identity/development/persona.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { emptyOutbox } from '../../src/persistence/outbox-worker.js';
import { ORGANISATIONS } from '../../src/synthetic-town/organisations.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from './enquire-document.js';
import { ALSO_ASKING, ASKING } from './everybody-asks.js';
import { forgetNotices, forgetRecords } from './forget-records.js';
import { maskedAnswer } from './masked-answer.js';
import { EXPLAIN, RECEIPT } from './reading-documents.js';
import { startRunningHub, type RunningHub } from './running-hub.js';
import { recordStatements, type StatementsRun } from './statements-run.js';
import { count, input, PRESENTING, type Asked } from './town-enquiries.js';

export type Asker = readonly [persona: string, asked: Asked];
export type Subject = EnquiryInput['subject'];

/** What was heard at each door: who asked and what for, and the bytes that came. */
export type Heard = ReadonlyMap<string, string>;

/** A running hub whose every door is listened at. */
export interface World {
  readonly hub: RunningHub;
  readonly town: TownCalendar;
  readonly statements: StatementsRun;
  /** Plain records that are not forgotten between two askers. */
  readonly kept: Set<string>;
  /** The organisation for which each persona asks. */
  readonly organisationOf: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const VOLUNTEER = practitioner('vetted-volunteer', 'oidc', {
  number: 81,
  name: ['Philomena', 'Draycott'],
  role: 'volunteer of a charity, vetted and trained',
  birthDate: '1979-03-03',
  home: ['3 Nowhere Near', 'FM8 8ZZ'],
  post: post('8ZV01-V-81', '8ZV01', 'VOLUNTARY', ['WELFARE_CONCERN']),
});

/** Who asks in most worlds: every row of the table that a persona stands for, and everybody behind a gate. */
export const EVERYBODY: readonly Asker[] = [
  ...ASKING,
  ['lapsed-training-nurse', PRESENTING],
  ...ALSO_ASKING,
  ['vetted-volunteer', { purpose: 'WELFARE_CONCERN', setting: 'SCHEDULED', concern: 'WELFARE', reason: 'cold hands' }],
];

const organisationsOf = (personas: readonly Persona[]): ReadonlyMap<string, string> =>
  new Map(personas.map(({ key, post: held }) => [key, held?.organisationId ?? '']));

/** Information governance of every organisation that asks; no relative and no neighbour of any child. */
function leadsFor(personas: readonly Persona[]): readonly Persona[] {
  const organisations = new Set(personas.map(({ post: held }) => held?.organisationId ?? ''));
  return [...organisations].map((organisation, place) =>
    practitioner(leadOf(organisation), ORGANISATIONS.find(({ id }) => id === organisation)?.issuer ?? 'oidc', {
      number: 82 + place,
      name: ['Zebedee', `Quarterstaff-${String.fromCharCode(65 + place)}`],
      role: 'information governance lead',
      birthDate: '1970-10-10',
      home: ['2 Nowhere Near', 'FM8 8ZZ'],
      post: post(`IG-${organisation}`, organisation, 'IG_LEAD', []),
    }),
  );
}

/** The second source that states children of the worlds. */
export const HOSPITAL_SYSTEM = feedPersona('feed-hospital', { id: 'ZR1', name: 'a hospital', issuer: 'cis2' });

/** The key of the information governance lead of an organisation. */
export function leadOf(organisation: string): string {
  return `lead-of-${organisation}`;
}

/** Opens a town of the cast alone, in which `others` may ask as well; give it back with `close`. */
export async function openWorld(others: readonly Persona[] = []): Promise<World> {
  const personas = [...PERSONAS, VOLUNTEER, ...others];
  const asking = personas.filter(
    (persona) => EVERYBODY.some(([key]) => key === persona.key) || others.includes(persona),
  );
  const hub = await startRunningHub(undefined, [VOLUNTEER, ...others, ...leadsFor(asking), HOSPITAL_SYSTEM]);
  const statements = recordStatements();
  const organisationOf = organisationsOf(personas);
  const world = { hub, town: townCalendar(hub.asOf), statements, kept: new Set<string>(), organisationOf };
  const close = async (): Promise<void> => {
    statements.stop();
    await hub.close();
  };
  // what the process reads once and keeps, such as the rules that explain, is read before anybody is compared
  await throughEveryDoor(world, { child: { givenName: 'A', familyName: 'Nother', dateOfBirth: '2015-05-05' } }, [
    ['gp', PRESENTING],
  ]);
  return { ...world, close };
}

/** Removes the plain records of enquiries, readings and notices, as retention would, but for what is kept. */
export async function forgetAll({ hub, kept }: Pick<World, 'hub' | 'kept'>): Promise<void> {
  await forgetRecords(hub.database, 'decision_id <> ALL ($1::uuid[])', [...kept]);
  await hub.database.superuser().query('DELETE FROM hub.outbox');
  await forgetNotices(hub.database);
}

const FIELD = 'item kind field released rule';
const SUMMARY = 'id kind decidedAt organisation group purpose setting concern outcome';
export const DECISION = `query One($id: ID!, $caseId: String) { decision(id: $id, caseId: $caseId) { ${SUMMARY}
  practitioner reason onBehalfOf publicInterest { ground facts adviser consentSought familyTold familyNotToldReason }
  override { kind reason facts } authenticationLevel closed fields { ${FIELD} } answer policyVersion leafHash
  named { role practitioner confirmed } reAskOf { id decidedAt purpose concern ground possibleCrime reason }
  sealed { facts protectedFields { ${FIELD} } } } }`;
const DECISIONS = `query Page($first: Int!, $after: String, $filter: DecisionFilter) {
  decisions(first: $first, after: $after, filter: $filter) {
    nodes { ${SUMMARY} } edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
const NOTICES = `query Inbox($first: Int!) { notices(first: $first) {
  nodes { id decisionId kind state urgency body createdAt dueAt } pageInfo { hasNextPage endCursor } } }`;

const HEADERS_OF_THE_MOMENT = new Set(['date', 'x-request-id']);

/** An answer as it came: status, headers and body, without what is always another, and the statements that it took. */
export interface Came<Data = unknown> {
  readonly bytes: string;
  readonly data: Data | null;
}

/** Sends one operation as a persona and hears all that comes. */
export async function hear<Data>(
  { hub, statements }: Pick<World, 'hub' | 'statements'>,
  persona: string,
  query: string,
  variables: unknown,
  stepUpFor?: string,
): Promise<Came<Data>> {
  const token = await tokenOf(hub, persona, stepUpFor);
  statements.take();
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const ran = statements.take();
  const headers = [...response.headers].filter(([name]) => !HEADERS_OF_THE_MOMENT.has(name));
  const { data } = JSON.parse(text) as { readonly data?: Data };
  const lines = [
    String(response.status),
    maskedAnswer(text, new Date()),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...ran,
  ];
  return { bytes: lines.join('\n'), data: data ?? null };
}

const tokens = new WeakMap<RunningHub, Map<string, { readonly token: Promise<string>; readonly at: number }>>();

async function tokenOf(hub: RunningHub, persona: string, stepUpFor: string | undefined): Promise<string> {
  if (stepUpFor !== undefined) return hub.token(persona, stepUpFor);
  const held = tokens.get(hub) ?? new Map();
  tokens.set(hub, held);
  const known = held.get(persona);
  if (known !== undefined && performance.now() - known.at < 60_000) return known.token;
  const token = hub.token(persona);
  held.set(persona, { token, at: performance.now() });
  return token;
}

interface Asks {
  readonly enquire: { readonly outcome: string; readonly receipt: { readonly decisionId: string } };
}

/** What everybody hears about one subject, each alone and then all of them one after the other. */
export async function throughEveryDoor(
  world: Omit<World, 'close'>,
  subject: Subject,
  asking: readonly Asker[] = EVERYBODY,
): Promise<Heard> {
  const heard = new Map<string, string>();
  for (const [persona, asked] of asking) {
    await forgetAll(world);
    const who = nameOf(persona, asked);
    const came = await hear<Asks>(world, persona, ENQUIRE, { input: input(asked, subject) });
    heard.set(`enquire: ${who}`, came.bytes);
    const id = came.data?.enquire.receipt.decisionId;
    if (id === undefined) throw new Error(`no answer: ${came.bytes}`);
    const lead = leadOf(world.organisationOf.get(persona) ?? '');
    heard.set(`receipt: ${who}`, (await hear(world, persona, RECEIPT, { id })).bytes);
    heard.set(`explain: ${who}`, (await hear(world, persona, EXPLAIN, { id })).bytes);
    heard.set(`explain to the lead: ${who}`, (await hear(world, lead, EXPLAIN, { id })).bytes);
    heard.set(`decision: ${who}`, (await hear(world, lead, DECISION, { id })).bytes);
  }
  await forgetAll(world);
  for (const [persona, asked] of asking) {
    const came = await hear(world, persona, ENQUIRE, { input: input(asked, subject) });
    heard.set(`enquire after others: ${nameOf(persona, asked)}`, came.bytes);
  }
  const personas = [...new Set(asking.map(([persona]) => persona))];
  const organisations = [...new Set(personas.map((persona) => world.organisationOf.get(persona) ?? ''))];
  for (const organisation of organisations) await readDecisions(world, organisation, heard);
  await delivered(world);
  for (const persona of [...personas.filter((each) => !MANAGES.test(each)), ...organisations.map(leadOf)]) {
    heard.set(`notices: ${persona}`, (await hear(world, persona, NOTICES, { first: 50 })).bytes);
  }
  return heard;
}

/** Designated managers settle identities and take conflicts over, so that what waits for them may differ (5.152). */
const MANAGES = /^designated-manager/;

interface Page {
  readonly decisions: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
}

async function readDecisions(
  world: Omit<World, 'close'>,
  organisation: string,
  heard: Map<string, string>,
): Promise<void> {
  let after: string | null = null;
  for (let page = 1; page === 1 || after !== null; page += 1) {
    const came: Came<Page> = await hear<Page>(world, leadOf(organisation), DECISIONS, { first: 2, after });
    heard.set(`decisions, page ${page}: ${organisation}`, came.bytes);
    after = came.data?.decisions.pageInfo.endCursor ?? null;
  }
  const raised = { first: 50, filter: { escalated: true } };
  heard.set(
    `decisions that were raised: ${organisation}`,
    (await hear(world, leadOf(organisation), DECISIONS, raised)).bytes,
  );
}

async function delivered({ hub }: Pick<World, 'hub'>): Promise<void> {
  await vi.waitFor(
    async () => {
      await emptyOutbox({ pool: hub.database.pool('worker'), onFault: () => undefined });
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** How an asker is named in what was heard. */
export function nameOf(persona: string, { purpose, concern }: Asked): string {
  return `${persona} ${purpose} ${concern}`;
}

/** Where two worlds were heard to differ, with the place of the first difference; empty as it must be. */
export function unlike(one: Heard, other: Heard): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((door) => {
    const [left, right] = [one.get(door) ?? 'not heard', other.get(door) ?? 'not heard'];
    if (left === right) return [];
    let place = 0;
    while (left[place] === right[place]) place += 1;
    const around = (text: string): string => text.slice(Math.max(0, place - 60), place + 90);
    return [`${door}\n  ${around(left)}\n  ${around(right)}`];
  });
}
