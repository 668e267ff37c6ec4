import { describe, expect, it } from 'vitest';
import type { DetrimentJudgement } from '../../../src/child-index/child-record.js';
import { detrimentInForce } from '../../../src/child-index/detriment-in-force.js';
import { day, moment, NOW, organisation, plan } from '../../support/builders.js';
import { detriment } from '../../support/pointer-builders.js';

const of = (...judgements: Partial<DetrimentJudgement>[]) =>
  detrimentInForce(
    judgements.map((changes) => detriment(changes)),
    plan({ sourceKey: 'p1' }),
    NOW,
  );

describe('a holder’s judgement that telling does more harm than not telling', () => {
  it('covers all that the holder states, or the one statement it names', () => {
    expect(of()).toBe('NONE');
    expect(of({})).toBe('MORE_DETRIMENTAL');
    expect(of({ covers: 'p1' })).toBe('MORE_DETRIMENTAL');
    expect(of({ covers: 'p2' })).toBe('NONE');
  });

  it('is never one about the statements of somebody else', () => {
    expect(of({ sourceId: organisation('SCH1') })).toBe('NONE');
    expect(of({ sourceId: organisation('SCH1'), covers: 'p1' })).toBe('NONE');
  });

  it('holds from its instant until it is ended', () => {
    expect(of({ since: NOW })).toBe('MORE_DETRIMENTAL');
    expect(of({ since: moment('2026-11-21T03:00:00.001Z') })).toBe('NONE');
    expect(of({ until: moment('2026-11-21T03:00:00.001Z') })).toBe('MORE_DETRIMENTAL');
    expect(of({ until: NOW })).toBe('NONE');
  });

  it('is not lifted by a review that was missed', () => {
    expect(of({ reviewOn: day('2020-01-01') })).toBe('MORE_DETRIMENTAL');
  });

  it('hides the existence as soon as one of several says so', () => {
    expect(of({ existenceToo: true })).toBe('EXISTENCE_TOO');
    expect(of({}, { existenceToo: true, sourceKey: 'k2' })).toBe('EXISTENCE_TOO');
    expect(of({}, { existenceToo: true, until: NOW, sourceKey: 'k2' })).toBe('MORE_DETRIMENTAL');
  });
});
