import { describe, expect, it } from 'vitest';
import { relationshipRecorded } from '../../../src/child-index/relationship.js';
import {
  childRecord,
  day,
  identity,
  involvement,
  organisation,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { changeOfIdentity } from '../../support/pointer-builders.js';

const gp = organisation('GP1');

describe('a recorded relationship', () => {
  it('is an involvement of the enquirer’s organisation that has lasted 28 days', () => {
    const since = (text: string) => childRecord({ involvements: [involvement({ since: day(text) })] });
    expect(relationshipRecorded(since('2026-10-24'), gp, TODAY)).toBe(true);
    expect(relationshipRecorded(since('2026-10-25'), gp, TODAY)).toBe(false);
  });

  it('ends with the involvement', () => {
    const ended = childRecord({ involvements: [involvement({ until: day('2026-11-20') })] });
    expect(relationshipRecorded(ended, gp, TODAY)).toBe(false);
  });

  it('is an authority’s own open case, not a closed one', () => {
    const authority = organisation('LA1');
    const closed = socialCareCase({ state: 'CLOSED', closed: day('2026-11-01') });
    expect(relationshipRecorded(childRecord(), authority, TODAY)).toBe(true);
    expect(relationshipRecorded(childRecord({ cases: [closed] }), authority, TODAY)).toBe(false);
  });

  it('is not what an organisation did for the child before its identity was changed', () => {
    const adopted = childRecord({ changesOfIdentity: [changeOfIdentity()] });
    expect(relationshipRecorded(adopted, gp, TODAY)).toBe(false);
    const told = { ...adopted, identities: [identity(), identity({ sourceId: gp })] };
    expect(relationshipRecorded(told, gp, TODAY)).toBe(true);
  });

  it('is never that of another organisation', () => {
    expect(relationshipRecorded(childRecord(), organisation('GP2'), TODAY)).toBe(false);
  });
});
