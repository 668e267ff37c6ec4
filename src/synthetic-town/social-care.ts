import { adultName } from './names.js';
import { randomFor, type Random } from './random.js';
import type { TownCalendar } from './town-calendar.js';
import type { BodyOf, StatementBody } from './town-child.js';
import type { Family } from './family.js';

/** What social care has to do with a child. */
export type Care =
  | 'PROTECTION_PLAN'
  | 'LOOKED_AFTER'
  | 'IN_NEED'
  | 'PLAN_ENDED_THIS_YEAR'
  | 'PLAN_ENDED_EARLIER'
  | 'CLOSED'
  | 'SHIELDED'
  | 'NONE';

/** Of each thousand children, how many; England's rates of 2010 and later lie around these. */
const OF_A_THOUSAND: readonly (readonly [Care, number])[] = [
  ['PROTECTION_PLAN', 4],
  ['LOOKED_AFTER', 7],
  ['IN_NEED', 26],
  ['PLAN_ENDED_THIS_YEAR', 4],
  ['PLAN_ENDED_EARLIER', 6],
  ['CLOSED', 70],
  ['SHIELDED', 1],
];
const CATEGORIES = ['NEGLECT', 'EMOTIONAL', 'PHYSICAL', 'SEXUAL'] as const;
/** Steps through a thousand places that reach each of them once. */
const STEPS = [387, 619, 241, 773, 909, 147, 533, 861] as const;

/**
 * Every thousand children hold exactly the numbers above, in an order that the seed turns: rates do not swing in a
 * small town, and no count of earlier children is needed.
 */
export function careOf(seed: number, offset: number): Care {
  const random = randomFor(seed, 'stratum', Math.floor(offset / 1_000));
  let place = ((offset % 1_000) * random.pick(STEPS) + random.below(1_000)) % 1_000;
  for (const [care, count] of OF_A_THOUSAND) {
    if (place < count) return care;
    place -= count;
  }
  return 'NONE';
}

/** What the authority states about a child of `ageInDays`; negative before birth. */
export function careStatements(
  care: Care,
  authority: string,
  family: Family,
  ageInDays: number,
  random: Random,
  calendar: TownCalendar,
): StatementBody[] {
  if (care === 'NONE') return [];
  const unborn = ageInDays < 0;
  // nothing is said of a time before the birth; of an unborn child, of nothing before the pregnancy
  const latest = unborn ? 60 : ageInDays;
  const within = (days: number): number => random.between(0, Math.min(days, latest));
  const date = (days: number): string => calendar.daysBefore(Math.min(days, latest));
  const worker = leadSocialWorker(authority, random);
  const openCase = (inNeed: boolean, opened: number): StatementBody => ({
    kind: 'CASE',
    state: 'OPEN',
    childInNeed: inNeed,
    opened: date(opened),
    closed: null,
    leadSocialWorker: worker,
  });
  const closedCase = (opened: number, closed: number): StatementBody => ({
    kind: 'CASE',
    state: 'CLOSED',
    childInNeed: random.chance(0.5),
    opened: date(opened),
    closed: date(closed),
    leadSocialWorker: null,
  });
  const plan = (started: number, ended: number | null): BodyOf<'PLAN'> => ({
    kind: 'PLAN',
    planKind: unborn ? 'UNBORN_PROTECTION_PLAN' : 'CHILD_PROTECTION_PLAN',
    categories: [...new Set([random.pick(CATEGORIES), random.pick(CATEGORIES)])].sort(),
    started: date(started),
    ended: ended === null ? null : date(ended),
    endReason: ended === null ? null : 'HARM_NO_LONGER_LIKELY',
  });
  const people = parents(family, care === 'PROTECTION_PLAN' && random.chance(0.4), care === 'SHIELDED');
  const days = within(700);
  switch (care) {
    case 'PROTECTION_PLAN':
      return [...people, openCase(true, days), plan(Math.floor(days * 0.9), null)];
    case 'LOOKED_AFTER':
      return unborn
        ? [...people, openCase(true, days)]
        : [...people, openCase(true, days), { ...plan(Math.floor(days * 0.8), null), ...LOOKED_AFTER }];
    case 'IN_NEED':
      return [...people, openCase(true, days)];
    case 'PLAN_ENDED_THIS_YEAR': {
      const ended = within(360);
      return [closedCase(ended + 500, Math.floor(ended / 2)), plan(ended + 300, ended)];
    }
    case 'PLAN_ENDED_EARLIER': {
      const ended = Math.min(latest, 370) + within(1_500);
      return [closedCase(ended + 500, Math.floor(ended * 0.8)), plan(ended + 300, ended)];
    }
    case 'CLOSED':
      return [closedCase(days + 120, days)];
    case 'SHIELDED':
      return [
        ...people,
        openCase(true, days),
        { kind: 'SHIELD', since: calendar.instantBefore(days), until: null, hidesName: random.chance(0.2) },
      ];
  }
}

const LOOKED_AFTER: Pick<BodyOf<'PLAN'>, 'planKind' | 'categories'> = { planKind: 'LOOKED_AFTER', categories: [] };

function leadSocialWorker(authority: string, random: Random): BodyOf<'CASE'>['leadSocialWorker'] {
  if (authority === 'Z01' && random.chance(0.05)) {
    return { name: 'Desmond Quillfeather', team: 'Children with a plan', phone: '01632 960115', post: 'Z01-LSW-15' };
  }
  const team = random.pick(['Children with a plan', 'Children in care', 'Family safeguarding', 'Assessment']);
  return {
    name: adultName(random),
    team,
    phone: `01632 960${authority === 'Z01' ? '11' : '12'}${random.between(0, 8)}`,
    post: null,
  };
}

function parents(family: Family, fatherSuspected: boolean, fled: boolean): StatementBody[] {
  const shared = { kind: 'RELATED_PERSON', parentalResponsibility: true } as const;
  const { mother, father } = family;
  return [
    { ...shared, ...mother, relation: 'MOTHER', livesWithChild: true, suspectedOfHarm: false, mustNotFind: false },
    {
      ...shared,
      ...father,
      relation: 'FATHER',
      livesWithChild: family.fatherLivesThere && !fled,
      suspectedOfHarm: fatherSuspected || fled,
      mustNotFind: fled,
    },
  ];
}
