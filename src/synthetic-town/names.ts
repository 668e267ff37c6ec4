import { base, en, en_GB, Faker } from '@faker-js/faker';
import { COMMUNITIES } from './community-names.js';
import type { Random } from './random.js';

/** What a name says to a system that has none: never a child's own name. */
const PLACEHOLDERS = new Set(['Baby', 'Twin', 'Unknown']);
const PLAIN = /^\p{L}[\p{L}'-]*$/u;
const PAGE = 600;

const generated = draw();

/** Which names a family has: an index into the communities, drawn once for the family. */
export function communityOf(random: Random): number {
  let point = random.below(100);
  for (const [index, { share }] of COMMUNITIES.entries()) {
    point -= share;
    if (point < 0) return index;
  }
  return 0;
}

/** A family name; one in twelve is two names joined, as when both parents give theirs. */
export function familyName(community: number, random: Random): string {
  const one = oneFamilyName(community, random);
  return one.length < 10 && random.chance(0.08) ? `${one}-${oneFamilyName(community, random)}` : one;
}

/** A given name; one in twenty comes from another community than the family name. */
export function givenName(community: number, sex: 'FEMALE' | 'MALE', random: Random): string {
  const from = random.chance(0.05) ? communityOf(random) : community;
  const drawn = sex === 'FEMALE' ? generated.girls : generated.boys;
  if (from === 0 && random.chance(0.4)) return random.pick(drawn);
  const names = COMMUNITIES[from] ?? COMMUNITIES[0];
  return random.pick((sex === 'FEMALE' ? names?.girls : names?.boys) ?? drawn);
}

/** Given and family name of a worker or another adult outside the family. */
export function adultName(random: Random): string {
  const community = communityOf(random);
  return `${givenName(community, random.chance(0.7) ? 'FEMALE' : 'MALE', random)} ${oneFamilyName(community, random)}`;
}

/** A street of the town. */
export function street(random: Random): string {
  return random.pick(generated.streets);
}

function oneFamilyName(community: number, random: Random): string {
  if (community === 0 && random.chance(0.5)) return random.pick(generated.families);
  return random.pick(COMMUNITIES[community]?.families ?? generated.families);
}

/** Tables drawn once from the generator under a fixed seed: seeding it for each child would take most of the time. */
function draw(): { girls: string[]; boys: string[]; families: string[]; streets: string[] } {
  const faker = new Faker({ locale: [en_GB, en, base], seed: 2010 });
  const table = (make: () => string): string[] => [
    ...new Set(Array.from({ length: PAGE }, make).filter((name) => PLAIN.test(name) && !PLACEHOLDERS.has(name))),
  ];
  return {
    girls: table(() => faker.person.firstName('female')),
    boys: table(() => faker.person.firstName('male')),
    families: table(() => faker.person.lastName()),
    streets: [
      ...new Set([
        ...faker.definitions.location.street_name,
        ...Array.from({ length: 80 }, () => faker.location.street()),
      ]),
    ],
  };
}
