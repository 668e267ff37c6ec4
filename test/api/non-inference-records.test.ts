import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENQUIRE } from '../support/enquire-document.js';
import { forgetAll, hear, openWorld, type World } from '../support/paired-worlds.js';
import {
  heardAt,
  protectedChildren,
  unlikeTheFirst,
  type Operation,
  type ProtectedChildren,
} from '../support/protected-children.js';
import { ASK_CONTACT, CONFIRM, RECORD, refusalInput, sharingInput } from '../support/sharing-input.js';
import { enquire, input, WORRIED } from '../support/town-enquiries.js';

const WHILE = { timeout: 180_000 };

let world: World;
let children: ProtectedChildren;
beforeAll(async () => {
  world = await openWorld();
  children = await protectedChildren(world);
}, 180_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const NOBODYS = '0f0f0f0f-0000-4000-8000-000000000000';
const CONTACT = { question: 'is anything known that bears on the bruises?', concern: 'WELFARE' };

describe('what somebody who holds something records about a child', WHILE, () => {
  const RECORDED: readonly Operation[] = [
    ['shared by a doctor', 'gp', RECORD, (subject) => ({ input: sharingInput({ subject }) })],
    ['refused by a teacher', 'teacher', RECORD, (subject) => ({ input: refusalInput({ subject }) })],
    ['shared by police', 'police-officer', RECORD, (subject) => ({ input: sharingInput({ subject }) })],
    ['shared by a clinic', 'sexual-health-worker', RECORD, (subject) => ({ input: sharingInput({ subject }) })],
  ];

  it('is acknowledged alike whether or not the child is known', async () => {
    const acknowledged: string[] = [];
    const differing = await unlikeTheFirst(children, async (child) => {
      const heard = await heardAt(world, RECORDED, { child });
      acknowledged.push(...[...heard.values()].filter((bytes) => bytes.includes('"leafHash"')));
      return heard;
    });
    expect(differing).toEqual([]);
    expect(acknowledged).toHaveLength(children.length * RECORDED.length);
  });

  it('and contact that is brokered about an enquiry is acknowledged alike, and confirmed alike', async () => {
    const differing = await unlikeTheFirst(children, async (child) => {
      await forgetAll(world);
      const { decisionId } = (await enquire(world.hub, 'ae-nurse', input(WORRIED, { child }))).answer.receipt;
      const others = (await enquire(world.hub, 'gp', input(WORRIED, { child }))).answer.receipt.decisionId;
      const contact = (id: string) => () => ({ input: { requestId: randomUUID(), decisionId: id, ...CONTACT } });
      const confirm = (id: string) => () => ({ id, role: 'COLLEAGUE' });
      return heardAt(
        world,
        [
          ['contact about the own enquiry', 'ae-nurse', ASK_CONTACT, contact(decisionId)],
          ['contact about an enquiry of another', 'ae-nurse', ASK_CONTACT, contact(others)],
          ['contact about no enquiry', 'ae-nurse', ASK_CONTACT, contact(NOBODYS)],
          ['confirmed for another', 'ae-nurse', CONFIRM, confirm(others)],
          ['confirmed for nobody', 'ae-nurse', CONFIRM, confirm(NOBODYS)],
        ],
        { child },
      );
    });
    expect(differing).toEqual([]);
  });
});

describe('an error', WHILE, () => {
  const ONE = (field: string, rest: string) => `query One($id: ID!) { ${field}(${rest}: $id) { policyVersion } }`;
  const UNLAWFUL: readonly Operation[] = [
    [
      'a purpose without its concern',
      'gp',
      ENQUIRE,
      (subject) => ({ input: input({ ...WORRIED, concern: 'NONE' }, subject) }),
    ],
    [
      'a number that is none',
      'gp',
      ENQUIRE,
      ({ child }) => ({ input: input(WORRIED, { child: { ...child, nhsNumber: '1234567890' } }) }),
    ],
    [
      'no birth date',
      'gp',
      ENQUIRE,
      ({ child }) => ({ input: input(WORRIED, { child: { ...child, dateOfBirth: '' } }) }),
    ],
    ['an unknown word', 'gp', ENQUIRE, (subject) => ({ input: { ...input(WORRIED, subject), purpose: 'CURIOSITY' } })],
    ['too large a page', 'ae-nurse', '{ notices(first: 999) { nodes { id } } }', () => ({})],
  ];

  it('is the same whoever is asked about', async () => {
    const codes = new Set<string>();
    const differing = await unlikeTheFirst(children, async (child) => {
      const heard = await heardAt(world, UNLAWFUL, { child });
      for (const [door, bytes] of heard) codes.add(`${door}: ${/"code":"(\w+)"/.exec(bytes)?.[1] ?? 'none'}`);
      return heard;
    });
    expect(differing).toEqual([]);
    expect([...codes].filter((code) => !/(BAD_INPUT|FORBIDDEN)$/.test(code))).toEqual([]);
    expect(codes.size).toBe(UNLAWFUL.length);
  });

  it('of an id is the same for a decision about any child, and for none', async () => {
    const differing = await unlikeTheFirst(children, async (child) => {
      await forgetAll(world);
      const asked = input(WORRIED, { child });
      const { decisionId } = (await enquire(world.hub, 'gp', asked)).answer.receipt;
      const heard = new Map<string, string>();
      for (const [door, query] of [
        ['receipt', ONE('receipt', 'decisionId')],
        ['explain', ONE('explain', 'decisionId')],
      ] as const) {
        const of = async (id: string) => (await hear(world, 'ae-nurse', query, { id })).bytes;
        expect(await of(decisionId), door).toBe(await of(NOBODYS));
        heard.set(door, await of(decisionId));
      }
      for (const reader of ['ae-nurse', 'lead-of-ZR1']) {
        const of = async (id: string) => (await hear(world, reader, ONE('decision', 'id'), { id })).bytes;
        expect(await of(decisionId), reader).toBe(await of(NOBODYS));
        heard.set(`decision to ${reader}`, await of(decisionId));
      }
      // the same request again has its answer, and under another concern none
      const again = await hear(world, 'gp', ENQUIRE, { input: { ...asked, concern: 'IMMEDIATE_DANGER' } });
      heard.set('a request id with other content', again.bytes);
      return heard;
    });
    expect(differing).toEqual([]);
  });
});
