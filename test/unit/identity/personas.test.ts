import { describe, expect, it } from 'vitest';
import { PRACTITIONER_GROUPS, PURPOSES, SETTINGS } from '../../../src/decision-policy/facts/vocabulary.js';
import { feedClients } from '../../../src/identity/development/feed-clients.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { ORGANISATIONS } from '../../../src/synthetic-town/organisations.js';

const THREE_YEARS = 1_095;
const EXAMPLES_STAY_TRUE = 300;
/** Ranges that Ofcom keeps for drama. */
const DRAMA = /^(01632 960\d{3}|07700 900\d{3}|0808 157 0\d{3})$/;

const practitioners = PERSONAS.flatMap((persona) => (persona.practitioner === null ? [] : [persona.practitioner]));
const posts = PERSONAS.flatMap((persona) => (persona.post === null ? [] : [persona.post]));
const organisation = (id: string | null) => ORGANISATIONS.find((one) => one.id === id);
const persona = (key: string) => PERSONAS.find((one) => one.key === key);

describe('the demo personas', () => {
  it('are all that the contract names', () => {
    expect(PERSONAS.map(({ key }) => key).sort()).toEqual(
      [
        'gp',
        'ae-nurse',
        'out-of-hours-doctor',
        'health-visitor',
        'school-lead',
        'teacher',
        'police-officer',
        'police-child-abuse-unit',
        'social-worker',
        'lead-social-worker',
        'designated-manager',
        'designated-manager-next-door',
        'named-professional',
        'sexual-health-worker',
        'ig-lead',
        'child-death-panel',
        'hub-team',
        'hub-ig-lead',
        'hub-ig-lead-second',
        'lapsed-training-nurse',
        'unvetted-volunteer',
        'feed-gp-system',
        'feed-la-system',
        'young-person',
        'parent',
      ].sort(),
    );
  });

  it.each([
    ['sign-ins', PERSONAS.map(({ issuer, subject }) => `${issuer} ${subject}`)],
    ['people', practitioners.map(({ id }) => id)],
    ['posts', posts.map(({ id }) => id)],
    ['homes', practitioners.map(({ homePostcode }) => homePostcode)],
    ['family names', practitioners.map(({ familyName }) => familyName)],
  ])('have %s that are all different', (_what, values) => {
    expect(new Set(values).size).toBe(values.length);
  });

  it('hold posts at organisations of the town whose people sign in at the same issuer', () => {
    for (const { key, post, feeds, issuer } of PERSONAS) {
      if (post === null && feeds === null) continue;
      expect(organisation(post?.organisationId ?? feeds)?.issuer, key).toBe(issuer);
    }
  });

  it('speak the words of the policy', () => {
    for (const post of posts) {
      expect(PRACTITIONER_GROUPS).toContain(post.group);
      for (const purpose of post.purposes) expect(PURPOSES).toContain(purpose);
      for (const setting of post.settings) expect(SETTINGS).toContain(setting);
    }
  });

  it('stay trained and vetted, or lapsed, for all the days on which the examples are kept true', () => {
    for (const { key, practitioner } of PERSONAS) {
      if (practitioner === null) continue;
      const { vettedDaysBefore, trainedDaysBefore } = practitioner.standing;
      const holds = (days: number | null) => days !== null && days + EXAMPLES_STAY_TRUE < THREE_YEARS;
      const lapsed = (days: number | null) => days === null || days > THREE_YEARS + 1;
      expect(key === 'lapsed-training-nurse' ? lapsed(trainedDaysBefore) : holds(trainedDaysBefore), key).toBe(true);
      expect(key === 'unvetted-volunteer' ? lapsed(vettedDaysBefore) : holds(vettedDaysBefore), key).toBe(true);
    }
  });

  it('have phone numbers at which nobody is reached', () => {
    const phones = [
      ...practitioners.map(({ workPhone }) => workPhone),
      ...ORGANISATIONS.flatMap(({ officePhone, emergencyPhone }) => [officePhone, emergencyPhone]),
    ];
    for (const phone of phones) expect(phone).toMatch(DRAMA);
  });

  it('include no reviewer who could enquire', () => {
    for (const key of ['ig-lead', 'hub-ig-lead', 'hub-ig-lead-second', 'hub-team'])
      expect(persona(key)?.post?.purposes).toEqual([]);
    expect(persona('hub-ig-lead')?.practitioner?.id).not.toBe(persona('hub-ig-lead-second')?.practitioner?.id);
  });
});

describe('the organisations of the town', () => {
  it('have codes that are all different and shaped like those of the health service', () => {
    const codes = ORGANISATIONS.map(({ id }) => id);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[0-9A-Z]{3,8}$/);
  });

  it('belong to an authority of the town, which comes before them in the list', () => {
    ORGANISATIONS.forEach(({ id, kind, authorityId }, index) => {
      if (kind === 'HUB_OPERATOR') return;
      const at = ORGANISATIONS.findIndex((one) => one.id === authorityId);
      expect(ORGANISATIONS[at]?.kind, id).toBe('LOCAL_AUTHORITY');
      expect(at, id).toBeLessThanOrEqual(index);
    });
  });

  it('have duty desks where authorities are, and at the hub', () => {
    for (const { id, kind, dutyDesk } of ORGANISATIONS) {
      expect(dutyDesk !== null, id).toBe(kind === 'LOCAL_AUTHORITY' || kind === 'HUB_OPERATOR');
    }
    expect(ORGANISATIONS.filter(({ dutyDesk }) => dutyDesk?.covered === true).map(({ id }) => id)).toEqual([
      'Z01',
      'Z02',
    ]);
  });

  it('each have a case system that feeds, if they state anything', () => {
    const clients = feedClients(ORGANISATIONS);
    expect(clients.map(({ feeds }) => feeds)).toEqual(
      ORGANISATIONS.filter(({ sourceClass }) => sourceClass !== null).map(({ id }) => id),
    );
    for (const key of ['feed-gp-system', 'feed-la-system']) {
      expect(clients).toContainEqual({ ...persona(key), key: persona(key)?.feeds });
    }
  });
});
