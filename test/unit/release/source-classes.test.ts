import { expect, it } from 'vitest';

import { PRACTITIONER_GROUPS } from '../../../src/decision-policy/facts/vocabulary.js';
import { sourceFreshness } from '../../../src/release/source-classes.js';
import { moment } from '../../support/builders.js';

const GROUPS = [...PRACTITIONER_GROUPS, 'NONE' as const];
const classesFor = (group: (typeof GROUPS)[number]) => sourceFreshness(group, []).map(({ source }) => source);

it('tells groups whose answers are made from social care alone how fresh social care is', () => {
  const social = GROUPS.filter((group) => classesFor(group).join(' ') === 'SOCIAL_CARE');
  expect(social.sort()).toEqual([
    'ADULT_SOCIAL_CARE',
    'AMBULANCE',
    'EARLY_YEARS_PRACTITIONER',
    'HOUSING',
    'HUB_IG_LEAD',
    'HUB_TEAM',
    'IG_LEAD',
    'IMMIGRATION',
    'NONE',
    'POLICE',
    'PRISON',
    'RECEPTION',
    'TEACHER',
    'VOLUNTARY',
    'YOUTH_WORK',
  ]);
});

it('tells every other group of the classes that may be named, never of mental or sexual health', () => {
  const others = GROUPS.filter((group) => classesFor(group).length > 1).map((group) => classesFor(group).join(' '));
  expect([...new Set(others)]).toEqual(['SOCIAL_CARE GP HOSPITAL COMMUNITY_HEALTH EDUCATION']);
});

it('says of each class when it last spoke, and of a class without a source that it never did', () => {
  const asOf = moment('2026-01-04T21:00:00.000000Z');
  const sources = [
    { sourceClass: 'GP', state: 'LATE', asOf },
    { sourceClass: 'SOCIAL_CARE', state: 'IN_TIME', asOf },
    { sourceClass: 'SEXUAL_HEALTH', state: 'IN_TIME', asOf },
  ] as const;
  expect(sourceFreshness('GP', sources)).toEqual([
    { source: 'SOCIAL_CARE', state: 'IN_TIME', asOf },
    { source: 'GP', state: 'LATE', asOf },
    { source: 'HOSPITAL', state: 'NEVER', asOf: null },
    { source: 'COMMUNITY_HEALTH', state: 'NEVER', asOf: null },
    { source: 'EDUCATION', state: 'NEVER', asOf: null },
  ]);
});
