import { describe, expect, it } from 'vitest';
import type { EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import { factsOfEnquiry } from '../../../src/enquiry/facts-of-enquiry.js';
import { conflictAround, identityOfSubject } from '../../../src/enquiry/identity-of-subject.js';
import type { LookUp } from '../../../src/enquiry/ports.js';
import {
  caller,
  childRecord,
  colleague,
  day,
  enquirer,
  householdChild,
  identity,
  lookUp,
  organisation,
  request,
  residence,
} from '../../support/builders.js';

const asked = (changes: Partial<EnquiryRequest> = {}) => request({ onBehalfOf: 'POST2', ...changes });
const facts = (found: Partial<LookUp> = {}, changes: Partial<EnquiryRequest> = {}) => {
  const [asking, all] = [asked(changes), lookUp(found)];
  return factsOfEnquiry(caller(), asking, all, identityOfSubject(asking, all));
};

const other = colleague();
const HOME = other.practitioner.homeAddressKey ?? '';
/** The colleague lives with the child: seen in the index alone. */
const withChildAtHome = {
  candidates: [childRecord({ residences: [residence({ addressKey: HOME })] })],
};

describe('the facts of an enquiry on behalf of a colleague', () => {
  it('hold the colleague as the directory has them, judged against the same request', () => {
    const post = { ...other.post, group: 'HEALTH_VISITOR' as const, purposes: ['WELFARE_CONCERN' as const] };
    const practitioner = { ...other.practitioner, trainingCompletedOn: day('2019-01-01') };
    expect(facts({ colleague: colleague({ post, practitioner }) }).colleague).toEqual({
      group: 'HEALTH_VISITOR',
      organisation: 'ACTIVE',
      organisationKind: 'GP_PRACTICE',
      issuer: 'REGISTERED',
      vetting: 'CURRENT',
      training: 'LAPSED',
      purposeRegistered: false,
      settingRegistered: true,
      confidentialService: false,
      confirmation: 'CONFIRMED',
      relationship: 'RECORDED',
    });
  });

  it('hold the relationship of the organisation of each', () => {
    const elsewhere = { ...other.post, organisation: { ...other.post.organisation, id: organisation('GP9') } };
    const found = facts({ colleague: colleague({ post: elsewhere }) });
    expect([found.subject.relationship, found.colleague?.relationship]).toEqual(['RECORDED', 'NONE']);
  });

  it('hold a colleague without a post who has not confirmed where the directory knows nobody', () => {
    expect(facts().colleague).toMatchObject({ group: 'NONE', organisation: 'UNKNOWN', confirmation: 'NOT_CONFIRMED' });
    expect(facts({ colleague: colleague({ confirmedIn: null }) }).colleague?.confirmation).toBe('NOT_CONFIRMED');
  });

  it('hold no colleague where the caller asks for nobody else', () => {
    expect(facts({}, { onBehalfOf: null }).colleague).toBeNull();
  });

  it("count the colleague's conflict of interest as the enquirer's own, typed or seen in the index", () => {
    const near = { line1: '2 Other Road', town: null, postcode: 'NE9 9ZZ' };
    expect(facts({ colleague: other }, { presentingAddress: near }).request.conflictAsTyped).toBe(true);
    expect(facts({}, { presentingAddress: near }).request.conflictAsTyped).toBe(false);
    expect(facts({ colleague: other, ...withChildAtHome }).subject.conflictInIndex).toBe(true);
    expect(facts(withChildAtHome).subject.conflictInIndex).toBe(false);
  });

  it('leave out another child of the household to whom either is too near', () => {
    const near = householdChild({
      surroundings: {
        identities: [],
        residences: [residence({ addressKey: HOME })],
        relatedPeople: [],
      },
    });
    const candidates = [childRecord({ household: [near] })];
    const refs = (found: Partial<LookUp>) => facts({ candidates, ...found }).items.map(({ ref }) => ref);
    expect(refs({})).toContain('household:0');
    expect(refs({ colleague: other })).not.toContain('household:0');
  });

  it('find nobody at an address where a child is whom the colleague is too near to', () => {
    const near = householdChild({
      surroundings: {
        identities: [{ ...identity(), familyName: other.practitioner.familyName }],
        residences: [residence({ addressKey: HOME })],
        relatedPeople: [],
      },
    });
    const address = { line1: '4 Mill Lane', town: null, postcode: 'NM1 2AB' };
    const household = asked({ subject: { kind: 'HOUSEHOLD', address, namedChildren: [] } });
    expect(conflictAround(household, lookUp({ presentingHousehold: [near], colleague: other }))).toBe(true);
    expect(conflictAround(household, lookUp({ presentingHousehold: [near] }))).toBe(false);
  });

  it('let limits and step-up be those of the caller alone', () => {
    const usage = { ...lookUp().usage, notConfirmedLastHour: 8 };
    expect(facts({ usage, colleague: other }).caller.limits).toBe('ABOVE');
    expect(enquirer().practitioner.id).not.toBe(other.practitioner.id);
  });
});
