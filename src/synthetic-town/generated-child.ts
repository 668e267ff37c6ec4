import { confidentialServices } from './confidential-services.js';
import { familyOf, placeInFamily, type Family, type FamilyChild } from './family.js';
import { familyName } from './names.js';
import { pointers } from './pointers.js';
import { randomFor, type Random } from './random.js';
import { everydayServices } from './services.js';
import { careOf, careStatements } from './social-care.js';
import type { TownCalendar } from './town-calendar.js';
import type { BodyOf, TownChild, TownStatement } from './town-child.js';
import { townNhsNumber } from './town-nhs-number.js';

/** Authorities whose children's social care feeds the hub. */
const FEEDING = new Set(['Z01', 'Z02']);

/**
 * The child at `offset` after the hand-made ones, whose index in the town is `index`. A pure function of its
 * arguments: no child before it is needed, so that a town of any size is made in constant memory.
 */
export function generatedChild(seed: number, index: number, offset: number, calendar: TownCalendar): TownChild {
  const place = placeInFamily(seed, offset);
  const family = familyOf(seed, place, calendar);
  const child = family.children[place.place];
  if (child === undefined) throw new RangeError('a place outside its family');
  const random = randomFor(seed, 'child', offset);
  const identity = identityOf(family, child, townNhsNumber(index), random, calendar);
  const care = careOf(seed, offset);
  const authority = FEEDING.has(family.authority) ? family.authority : null;
  const cared = authority === null ? [] : careStatements(care, authority, family, child.ageInDays, random, calendar);
  const stated = [
    ...everydayServices(family, child.ageInDays, random, calendar),
    ...confidentialServices(child.ageInDays, random, calendar),
    ...cared.map((body): TownStatement => ({ source: authority ?? '', body })),
  ];
  return {
    index,
    identity,
    homes: homesSinceBirth(family, identity.birthDate),
    statements: [...stated, ...pointers(seed, offset, child.ageInDays, care, stated, calendar)],
    variants: variantsOf(identity, child.ageInDays, place.place, family, random),
  };
}

function identityOf(
  family: Family,
  child: FamilyChild,
  number: string,
  random: Random,
  calendar: TownCalendar,
): BodyOf<'IDENTITY'> {
  const shared = { kind: 'IDENTITY', familyName: family.familyName } as const;
  if (child.ageInDays < 0) {
    return {
      ...shared,
      givenName: 'Unborn',
      birthDate: null,
      expectedDate: calendar.daysBefore(child.ageInDays),
      sex: 'NOT_STATED',
      nhsNumber: null,
      nhsNumberState: 'NONE',
      // the unborn child has no number yet: its place in the series is its mother's
      mother: { ...family.mother, nhsNumber: number },
    };
  }
  const born = calendar.daysBefore(child.ageInDays);
  const yearOnly = random.chance(0.004);
  const numbered = random.chance(0.99);
  return {
    ...shared,
    givenName: child.givenName,
    formerFamilyNames: random.chance(0.02) ? [familyName(family.community, random)] : [],
    // 1 January is what systems write when only the year is known
    birthDate: yearOnly ? `${born.slice(0, 4)}-01-01` : born,
    sex: random.chance(0.003) ? 'NOT_STATED' : child.sex,
    nhsNumber: numbered ? number : null,
    nhsNumberState: numbered ? (random.chance(0.95) ? 'TRACED' : 'NOT_TRACED') : 'NONE',
  };
}

/** A child has lived in the family's homes only since it was born. */
function homesSinceBirth(family: Family, born: string | null): readonly BodyOf<'RESIDENCE'>[] {
  if (born === null) return family.homes.slice(0, 1);
  return family.homes
    .filter(({ until }) => until === null || until > born)
    .map((home) => ({ ...home, since: home.since !== null && home.since < born ? born : home.since }));
}

/** Sources that write the child otherwise: the hospital a newborn without its name, others a number they lack. */
function variantsOf(
  { nhsNumber }: BodyOf<'IDENTITY'>,
  ageInDays: number,
  place: number,
  family: Family,
  random: Random,
): TownChild['variants'] {
  if (ageInDays < 0) return {};
  const variants: Record<string, Partial<BodyOf<'IDENTITY'>>> = {};
  if (ageInDays < 90 && random.chance(0.4)) {
    variants['ZR1'] = { givenName: family.twins ? `Twin ${place + 1}` : 'Baby' };
  }
  if (nhsNumber !== null && random.chance(0.06)) {
    variants['8ZV01'] = { nhsNumber: null, nhsNumberState: 'NONE' };
    variants['ZP1'] = { nhsNumber: null, nhsNumberState: 'NONE' };
  }
  if (random.chance(0.01)) variants['EE990003'] = { familyName: family.mother.familyName };
  return variants;
}
