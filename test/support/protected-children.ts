import { expect } from 'vitest';
import { castMember, type CastKey } from '../../src/synthetic-town/cast.js';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { counselling, policePointer } from '../../src/synthetic-town/pointers.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { hear, unlike, type Heard, type Subject, type World } from './paired-worlds.js';
import { furtherRows, rowsOfNewChild, state } from './world-facts.js';

/** Who is spoken of, as it is typed. */
export interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly nhsNumber: string;
}

/** Children of whom one thing differs that must not be told; the first is held by nobody. */
export type ProtectedChildren = readonly (readonly [what: string, child: Named])[];

/** Has sources state what is protected of some children, and names all of them. */
export async function protectedChildren(world: World): Promise<ProtectedChildren> {
  const { town } = world;
  const cast = (key: CastKey): Named => {
    const { givenName, familyName, birthDate, nhsNumber } = castMember(key, town).identity;
    return { givenName, familyName, dateOfBirth: birthDate ?? '', nhsNumber: nhsNumber ?? '' };
  };
  const dateOfBirth = town.daysBefore(5_300);
  const clinics = { givenName: 'Juniper', familyName: 'Ottershaw' };
  const word = { record: 'GIVEN', point: 'REFUSED', suspicion: false } as const;
  const service = confidentialService('ZS1', 'SEXUAL_HEALTH', 14, 75, word, 'Rhiannon Winterbourne-Lisle', town);
  await state(world, rowsOfNewChild(world, 900_041, { ...clinics, birthDate: dateOfBirth }, service));
  await state(world, furtherRows(world, 'noSocialCare', [policePointer(60, null, town)]));
  await state(world, furtherRows(world, 'planInForce', counselling('EE990001', 'Gwilym Orrin', 90, true, town)));
  const former = castMember('adopted', town).variants['ZR1'] as Omit<Named, 'dateOfBirth'>;
  return [
    ['nobody', { givenName: 'Quentin', familyName: 'Nobody', dateOfBirth, nhsNumber: townNhsNumber(900_042) }],
    ['held', cast('inNeedNextDoor')],
    ['known to the police', cast('noSocialCare')],
    ['with a judged involvement', cast('planInForce')],
    ['with a confidential service', cast('sexualHealthOnSuspicion')],
    ['known to a clinic alone', { ...clinics, dateOfBirth, nhsNumber: townNhsNumber(900_041) }],
    ['shielded', cast('shieldedWithPlan')],
    ['shielded, the name too', cast('shieldedNextDoor')],
    ['adopted', cast('adopted')],
    ['adopted, by the former name', { ...cast('adopted'), ...former }],
  ];
}

/** Where what is heard of any of the children is not what is heard of the first; empty as it must be. */
export async function unlikeTheFirst(
  children: ProtectedChildren,
  heardOf: (child: Named) => Promise<Heard>,
): Promise<readonly string[]> {
  const differing: string[] = [];
  let first: Heard | null = null;
  for (const [what, child] of children) {
    const heard = await heardOf(child);
    first ??= heard;
    differing.push(...unlike(first, heard).map((difference) => `${what}: ${difference}`));
  }
  expect(first?.size).toBeGreaterThan(0);
  return differing;
}

/** One operation, who sends it, and what it is sent with for one child. */
export type Operation = readonly [
  door: string,
  persona: string,
  query: string,
  variables: (subject: Subject) => unknown,
];

/** What is heard of several operations about one child, in order. */
export async function heardAt(world: World, operations: readonly Operation[], subject: Subject): Promise<Heard> {
  const heard = new Map<string, string>();
  for (const [door, persona, query, variables] of operations) {
    heard.set(door, (await hear(world, persona, query, variables(subject))).bytes);
  }
  return heard;
}
