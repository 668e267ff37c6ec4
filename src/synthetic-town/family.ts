import { communityOf, familyName, givenName } from './names.js';
import { homesOf, type Area } from './homes.js';
import { randomFor, type Random } from './random.js';
import type { BodyOf } from './town-child.js';
import type { TownCalendar } from './town-calendar.js';

/** Children of a block share its families; which sizes come after which is turned by the block. */
const BLOCK = 24;
const SIZES = [1, 2, 3, 1, 2, 4, 2, 1, 2, 3, 1, 2] as const;
const YEAR = 365;
/** Eighteen years less a month, so that nobody comes of age on the first day. */
const OLDEST = 18 * YEAR - 30;

/** Where a child stands among its brothers and sisters: 0 is the eldest. */
export interface PlaceInFamily {
  /** Index of the eldest, which names the family. */
  readonly eldest: number;
  readonly place: number;
  readonly size: number;
}

export interface FamilyChild {
  readonly givenName: string;
  readonly sex: 'FEMALE' | 'MALE';
  /** Negative: days until the expected date of birth. */
  readonly ageInDays: number;
}

export interface Parent {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** What the children of one household have in common. */
export interface Family {
  readonly community: number;
  readonly familyName: string;
  /** By place, the eldest first. */
  readonly children: readonly FamilyChild[];
  readonly twins: boolean;
  readonly authority: Area;
  readonly homes: readonly BodyOf<'RESIDENCE'>[];
  readonly mother: Parent;
  readonly father: Parent;
  readonly fatherLivesThere: boolean;
  readonly practice: string;
}

/** The family of the child at `offset` from the first generated one: arithmetic only, no child before it is needed. */
export function placeInFamily(seed: number, offset: number): PlaceInFamily {
  const block = Math.floor(offset / BLOCK);
  const turn = randomFor(seed, 'block', block).below(SIZES.length);
  let first = block * BLOCK;
  for (let step = 0; step < SIZES.length; step += 1) {
    const size = SIZES[(step + turn) % SIZES.length] ?? 1;
    if (offset < first + size) return { eldest: first, place: offset - first, size };
    first += size;
  }
  throw new RangeError('a block whose families do not fill it');
}

/** The family that a place belongs to. Every child of it gets the same answer. */
export function familyOf(seed: number, { eldest, size }: PlaceInFamily, calendar: TownCalendar): Family {
  const random = randomFor(seed, 'family', eldest);
  const community = communityOf(random);
  const name = familyName(community, random);
  const twins = size > 1 && random.chance(0.035);
  const ages = agesOf(random, size, twins, random.chance(0.012));
  const authority = random.chance(0.7) ? 'Z01' : random.chance(0.95) ? 'Z02' : 'Z03';
  const oldest = Math.max(...ages);
  const parent = (sex: 'FEMALE' | 'MALE', family: string): Parent => ({
    givenName: givenName(community, sex, random),
    familyName: family,
    birthDate: calendar.daysBefore(Math.max(0, oldest) + random.between(19 * YEAR, 40 * YEAR)),
  });
  return {
    community,
    familyName: name,
    children: namedChildren(random, community, ages),
    twins,
    authority,
    homes: homesOf(random, authority, oldest, calendar),
    mother: parent('FEMALE', random.chance(0.7) ? name : familyName(community, random)),
    father: parent('MALE', name),
    fatherLivesThere: random.chance(0.62),
    practice: authority === 'Z02' ? 'Z90005' : random.pick(['Z90001', 'Z90002', 'Z90003', 'Z90004']),
  };
}

/** Brothers and sisters never share a given name, twins least of all. */
function namedChildren(random: Random, community: number, ages: readonly number[]): FamilyChild[] {
  const taken = new Set<string>();
  return ages.map((ageInDays) => {
    const sex = random.chance(0.49) ? 'FEMALE' : 'MALE';
    let name = givenName(community, sex, random);
    while (taken.has(name)) name = givenName(community, sex, random);
    taken.add(name);
    return { givenName: name, sex, ageInDays };
  });
}

function agesOf(random: Random, size: number, twins: boolean, expecting: boolean): number[] {
  const gaps = Array.from({ length: size - 1 }, (_, place) =>
    twins && place === size - 2 ? 0 : random.between(430, 1_300),
  );
  const span = gaps.reduce((sum, gap) => sum + gap, 0);
  const youngest = expecting ? -random.between(10, 190) : random.below(Math.max(1, OLDEST - span));
  const ages = [youngest];
  for (const gap of gaps.reverse()) ages.unshift((ages[0] ?? 0) + gap);
  return ages;
}
