import { describe, expect, it } from 'vitest';
import { PUBLIC_INTEREST_GROUNDS, PURPOSES, CONCERNS } from '../../../src/decision-policy/facts/vocabulary.js';
import { raised, type Stated } from '../../../src/oversight/raised.js';

const routine: Stated = { purpose: 'ROUTINE_CARE', concern: 'NONE', ground: null, possibleCrime: false };
const worried: Stated = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', ground: null, possibleCrime: false };

/** Whether the second is raised when only `change` differs. */
const change = (from: Partial<Stated>, to: Partial<Stated>) => raised({ ...worried, ...from }, { ...worried, ...to });

describe('a second enquiry about the same subject', () => {
  it('is raised by a higher concern, and not by a lower or the same one', () => {
    const order = CONCERNS.map((concern) => CONCERNS.map((later) => change({ concern }, { concern: later })));
    expect(order).toEqual(CONCERNS.map((_, first) => CONCERNS.map((__, second) => second > first)));
  });

  it('is raised by a ground where none was stated, and by one that is presumed to be enough where it was weighed', () => {
    for (const ground of PUBLIC_INTEREST_GROUNDS) {
      expect(change({ ground: null }, { ground })).toBe(true);
      expect(change({ ground }, { ground: null })).toBe(false);
      expect(change({ ground }, { ground })).toBe(false);
    }
    expect(change({ ground: 'LESSER_CONCERN' }, { ground: 'SERIOUS_HARM_TO_ADULT' })).toBe(true);
    expect(change({ ground: 'SERIOUS_HARM_TO_ADULT' }, { ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' })).toBe(false);
  });

  it.each([
    ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD'],
    ['ROUTINE_CARE', 'WELFARE_CONCERN'],
    ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'],
    ['CARE_OF_PRESENTING_CHILD', 'CASE_COORDINATION'],
    ['WELFARE_CONCERN', 'SECTION_47_ENQUIRY'],
    ['WELFARE_CONCERN', 'SECTION_17_ASSESSMENT'],
    ['CASE_COORDINATION', 'CHILD_DEATH_REVIEW'],
    ['WELFARE_CONCERN', 'DOMESTIC_ABUSE_INCIDENT'],
  ])('is raised from %s to %s, and not back', (purpose, later) => {
    expect(change({ purpose }, { purpose: later })).toBe(true);
    expect(change({ purpose: later }, { purpose })).toBe(false);
  });

  it('is raised from routine care to every other purpose', () => {
    for (const purpose of PURPOSES) {
      expect(change({ purpose: 'ROUTINE_CARE' }, { purpose })).toBe(purpose !== 'ROUTINE_CARE');
    }
  });

  it('is raised by a possible crime that was not stated before, and not by one that is no longer stated', () => {
    expect(change({}, { possibleCrime: true })).toBe(true);
    expect(change({ possibleCrime: true }, { possibleCrime: true })).toBe(false);
    expect(change({ possibleCrime: true }, {})).toBe(false);
  });

  it('is raised when one thing rises though another falls', () => {
    const fallen: Stated = { ...routine, purpose: 'CARE_OF_PRESENTING_CHILD', concern: 'WELFARE' };
    expect(raised({ ...routine, ground: 'LESSER_CONCERN' }, fallen)).toBe(true);
  });

  it('is not raised by the same words', () => {
    expect(raised(routine, routine)).toBe(false);
    expect(raised(worried, worried)).toBe(false);
  });
});
