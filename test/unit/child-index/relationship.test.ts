import { describe, expect, it } from 'vitest';
import type { Consent, Involvement } from '../../../src/child-index/child-record.js';
import { relationshipRecorded } from '../../../src/child-index/relationship.js';
import {
  childRecord,
  consent,
  day,
  identity,
  involvement,
  moment,
  NOW,
  organisation,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { changeOfIdentity } from '../../support/pointer-builders.js';

const gp = organisation('GP1');

describe('a recorded relationship', () => {
  it('is an involvement of the enquirer’s organisation that has lasted 28 days', () => {
    const since = (text: string) => childRecord({ involvements: [involvement({ since: day(text) })] });
    expect(relationshipRecorded(since('2026-10-24'), gp, TODAY, NOW)).toBe(true);
    expect(relationshipRecorded(since('2026-10-25'), gp, TODAY, NOW)).toBe(false);
  });

  it('ends with the involvement', () => {
    const ended = childRecord({ involvements: [involvement({ until: day('2026-11-20') })] });
    expect(relationshipRecorded(ended, gp, TODAY, NOW)).toBe(false);
  });

  it('is an authority’s own open case, not a closed one', () => {
    const authority = organisation('LA1');
    const closed = socialCareCase({ state: 'CLOSED', closed: day('2026-11-01') });
    expect(relationshipRecorded(childRecord(), authority, TODAY, NOW)).toBe(true);
    expect(relationshipRecorded(childRecord({ cases: [closed] }), authority, TODAY, NOW)).toBe(false);
  });

  it('is not what an organisation did for the child before its identity was changed', () => {
    const own = socialCareCase({ opened: day('2019-01-01') });
    const adopted = childRecord({ changesOfIdentity: [changeOfIdentity()], cases: [own] });
    expect(relationshipRecorded(adopted, gp, TODAY, NOW)).toBe(false);
    const told = { ...adopted, identities: [identity(), identity({ sourceId: gp })] };
    expect(relationshipRecorded(told, gp, TODAY, NOW)).toBe(true);
  });

  it('is not what a trust’s clinic does in confidence: nobody on a ward learns of it by being let in (5.25)', () => {
    const clinic = involvement({ service: 'SEXUAL_HEALTH', sensitive: true, recordedGround: 'SUSPICION' });
    const of = (changes: Partial<Involvement>) =>
      relationshipRecorded(childRecord({ involvements: [{ ...clinic, ...changes }] }), gp, TODAY, NOW);
    expect(of({})).toBe(false);
    expect(relationshipRecorded(childRecord({ involvements: [] }), gp, TODAY, NOW)).toBe(false);
    expect(of({ sensitive: false, recordedGround: 'NOT_SENSITIVE' })).toBe(true);
    // of a service that is itself confidential it is its own patient
    expect(of({ confidentialSource: true })).toBe(true);
    expect(of({ sourceClass: 'MENTAL_HEALTH' })).toBe(true);
    const both = childRecord({ involvements: [clinic, involvement()] });
    expect(relationshipRecorded(both, gp, TODAY, NOW)).toBe(true);
  });

  it('is no service that has lost the consent by which it stands here (5.23)', () => {
    const clinic = involvement({ sensitive: true, recordedGround: 'CONSENT', confidentialSource: true });
    const given = consent({ scope: 'TO_RECORD', giver: 'PARENT', effectiveUntil: moment('2026-12-01T00:00:00Z') });
    const of = (consents: readonly Consent[]) =>
      relationshipRecorded(childRecord({ involvements: [clinic], consents }), gp, TODAY, NOW);
    expect(of([given])).toBe(true);
    expect(of([{ ...given, effectiveUntil: NOW }])).toBe(false);
    expect(of([])).toBe(false);
  });

  it('is never that of another organisation', () => {
    expect(relationshipRecorded(childRecord(), organisation('GP2'), TODAY, NOW)).toBe(false);
  });
});
