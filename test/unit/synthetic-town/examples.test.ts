import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMissingInputs } from '../../../src/decision-policy/compile/missing-inputs.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';
import { enquiryInput } from '../../../src/enquiry/enquiry-input.js';
import { requestFacts } from '../../../src/enquiry/request-facts.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { ageInYears, plusDays, type CalendarDate } from '../../../src/shared/calendar-date.js';
import { CAST, castMember, type CastKey } from '../../../src/synthetic-town/cast.js';
import { demoDirectory } from '../../../src/synthetic-town/demo-directory.js';
import { personaExamples } from '../../../src/synthetic-town/examples.js';
import { townAge } from '../../../src/synthetic-town/town-age.js';
import { townCalendar } from '../../../src/synthetic-town/town-calendar.js';
import { PERSONAS_WITH_EXAMPLES } from '../../support/personas-with-examples.js';

const AS_OF = '2026-03-14' as CalendarDate;
const missing = createMissingInputs(RULESET);
const examples = PERSONAS_WITH_EXAMPLES.flatMap((key) =>
  personaExamples(key, AS_OF, randomUUID).map((example) => ({ key, example })),
);
const cast = (Object.keys(CAST) as CastKey[]).map((key) => castMember(key, townCalendar(AS_OF)));

describe('examples of personas', () => {
  it('are given to personas that exist, each with a name of its own', () => {
    const known = PERSONAS.map(({ key }) => key);
    for (const key of PERSONAS_WITH_EXAMPLES) expect(known).toContain(key);
    for (const key of PERSONAS_WITH_EXAMPLES) {
      const names = personaExamples(key, AS_OF, randomUUID).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(personaExamples('feed-gp-system', AS_OF, randomUUID)).toEqual([]);
  });

  it('have a new request id each time', () => {
    const ids = [1, 2].flatMap(() => personaExamples('gp', AS_OF, randomUUID).map(({ input }) => input.requestId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  for (const { key, example } of examples) {
    it(`${key}, ${example.name}: is well formed, and the post is registered for it`, () => {
      const read = enquiryInput(example.input);
      if (!read.ok) throw new Error(`${read.failure.path}: ${read.failure.accepted}`);
      expect(missing(requestFacts(read.value, false))).toEqual([]);
      const post = PERSONAS.find((persona) => persona.key === key)?.post;
      expect(post?.purposes).toContain(read.value.purpose);
      expect(post?.settings).toContain(read.value.setting);
    });

    if (example.expected === 'NO_RECORD') continue;
    it(`${key}, ${example.name}: is about a child of the cast`, () => {
      const { child, unborn, household } = example.input.subject;
      const names = cast.map(({ identity }) => `${identity.givenName} ${identity.familyName}`);
      const mothers = cast.map(({ identity }) => identity.mother?.nhsNumber);
      const homes = cast.flatMap(({ homes: lived }) => lived.map(({ line1 }) => line1));
      if (household) expect(homes).toContain(household.address.line1);
      else if (unborn) expect(mothers).toContain(unborn.motherNhsNumber);
      else expect(names).toContain(`${child?.givenName} ${child?.familyName}`);
    });
  }
});

describe('the cast', () => {
  it('is held under names that nobody else of it has, but for the pair that is meant to be alike', () => {
    const names = cast.map(({ identity }) => `${identity.givenName} ${identity.familyName} ${identity.birthDate}`);
    expect(names.length - new Set(names).size).toBe(1);
  });

  it('stays in the same age bands for 300 days, whichever day the town is made', () => {
    const bands = [1, 13, 16, 18];
    for (let day = 0; day < 366; day += 1) {
      const asOf = plusDays(AS_OF, day);
      const calendar = townCalendar(asOf);
      for (const key of ['sexualHealthOnSuspicion', 'sexualHealthPointedTo', 'youngPerson', 'planInForce'] as const) {
        const born = castMember(key, calendar).identity.birthDate as CalendarDate;
        expect(born.slice(5)).not.toBe('01-01');
        const bandOn = (date: CalendarDate): number => bands.filter((age) => ageInYears(born, date) >= age).length;
        expect(bandOn(plusDays(asOf, 300))).toBe(bandOn(asOf));
      }
    }
  });
});

describe('the age of a town', () => {
  it('is told once its examples may no longer hold', () => {
    expect(townAge(AS_OF, plusDays(AS_OF, 300))).toMatchObject({ days: 300, tooOld: false, warning: null });
    expect(townAge(AS_OF, plusDays(AS_OF, 301)).warning).toContain('301 days old');
  });
});

describe('the demo directory', () => {
  it('refers to nothing that it does not hold', () => {
    const entries = demoDirectory(AS_OF, { cis2: 'https://cis2.test', oidc: 'https://oidc.test' });
    const organisations = entries.organisations.map(({ id }) => id);
    const people = entries.practitioners.map(({ id }) => id);
    for (const { authorityId } of entries.organisations)
      if (authorityId !== null) expect(organisations).toContain(authorityId);
    for (const { organisation, practitioner } of entries.posts) {
      expect(organisations).toContain(organisation);
      expect(people).toContain(practitioner);
    }
    for (const { practitioner } of entries.signIns) expect(people).toContain(practitioner);
    for (const { organisation } of entries.feedSources) expect(organisations).toContain(organisation);
    expect(entries.feedSources.map(({ organisation }) => organisation)).not.toContain('Z03');
    expect(entries.dutyDesks.filter(({ covered }) => covered).map(({ organisation }) => organisation)).toEqual([
      'Z01',
      'Z02',
    ]);
  });

  it('keeps the homes of practitioners under the key that an enquiry is held against', () => {
    const { practitioners } = demoDirectory(AS_OF, { cis2: 'https://cis2.test', oidc: 'https://oidc.test' });
    expect(practitioners.every(({ homeAddressKey }) => homeAddressKey?.includes('|NM') === true)).toBe(true);
  });
});
