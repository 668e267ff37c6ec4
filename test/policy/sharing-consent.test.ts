import { describe, expect, it } from 'vitest';

import { SHARING_FACT_VALUES } from '../../src/decision-policy/sharing/check-sharing-facts.js';
import { sharingSubject } from '../../src/decision-policy/sharing/derive-sharing-facts.js';
import type { DerivedSharingFacts, SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import { sharingFacts } from '../support/sharing-facts.js';

type Derived = 'consentInForce' | 'turnsOnCompetence' | 'turnsOnSuspicion';

/** Each row: facts that differ from the ordinary share, and what is derived from them. */
function table<Fact extends Derived>(
  fact: Fact,
  rows: readonly (readonly [stated: Partial<SharingFacts>, derived: DerivedSharingFacts[Fact]])[],
): void {
  it.each(rows)(`${fact} of %j: %s`, (stated, derived) => {
    expect(sharingSubject(sharingFacts(stated))[fact]).toBe(derived);
  });
}

const HARM = { belief: 'SIGNIFICANT_HARM_TO_CHILD' } as const;
const PARENT = { consentGiver: 'PARENTAL_RESPONSIBILITY' } as const;

describe('consent is of who may give it, for this (5.5, 5.23)', () => {
  table('consentInForce', [
    [{}, 'YES'],
    [{ consent: 'REFUSED' }, 'NO'],
    [{ consent: 'UNKNOWN' }, 'NO'],
    [{ consentScope: 'DOES_NOT_COVER_THIS' }, 'NO'],
    [{ consentScope: 'NOT_STATED' }, 'NO'],
    [{ consentGiver: 'NONE' }, 'NO'],
    [{ consentGiver: 'YOUNG_PERSON' }, 'NO'],
    [{ consentGiver: 'YOUNG_PERSON', ageNow: '16_OR_OVER' }, 'YES'],
    [{ consentGiver: 'YOUNG_PERSON', ageNow: '16_OR_OVER', competence: 'UNKNOWN' }, 'YES'],
    [{ consentGiver: 'YOUNG_PERSON', ageNow: '16_OR_OVER', competence: 'ASSESSED_NOT_COMPETENT' }, 'NO'],
    [{ consentGiver: 'YOUNG_PERSON', ageNow: 'UNKNOWN' }, 'NO'],
    [{ ageNow: 'UNDER_13' }, 'YES'],
    [{ ageNow: '16_OR_OVER' }, 'NO'],
    [{ ageNow: 'UNKNOWN' }, 'NO'],
    [{ competence: 'ASSESSED_NOT_COMPETENT' }, 'NO'],
    [{ competence: 'NOT_ASSESSED' }, 'NO'],
    [{ competence: 'UNKNOWN' }, 'NO'],
    [{ giverSuspected: 'YES' }, 'YES'],
  ]);

  const parent = { ...PARENT, competence: 'ASSESSED_NOT_COMPETENT' } as const;
  const ofYoung = { ...parent, ageNow: 'UNDER_13', competence: 'UNKNOWN' } as const;
  table('consentInForce', [
    [parent, 'YES'],
    [{ ...parent, ageNow: '16_OR_OVER' }, 'NO'],
    [{ ...parent, ageNow: 'UNKNOWN' }, 'NO'],
    [{ ...parent, competence: 'ASSESSED_COMPETENT' }, 'NO'],
    [{ ...parent, competence: 'NOT_ASSESSED' }, 'NO'],
    [{ ...parent, competence: 'UNKNOWN' }, 'NO'],
    [ofYoung, 'YES'],
    [{ ...ofYoung, competence: 'NOT_ASSESSED' }, 'YES'],
    [{ ...ofYoung, competence: 'ASSESSED_NOT_COMPETENT' }, 'YES'],
    [{ ...ofYoung, competence: 'ASSESSED_COMPETENT' }, 'NO'],
    [{ ...ofYoung, giverSuspected: 'YES' }, 'NO'],
    [{ ...ofYoung, giverSuspected: 'UNKNOWN' }, 'YES'],
    [{ ...ofYoung, ...HARM }, 'YES'],
    [{ ...ofYoung, ...HARM, giverSuspected: 'UNKNOWN' }, 'NO'],
    [{ ...parent, ...HARM, giverSuspected: 'YES' }, 'NO'],
  ]);
  it('and never that of a parent beside a competent child, or of one who is suspected', () => {
    const { ageNow: ages, competence: competences, belief: beliefs } = SHARING_FACT_VALUES;
    for (const ageNow of ages) {
      for (const belief of beliefs) {
        for (const competence of competences) {
          const suspected = sharingFacts({ ...PARENT, ageNow, belief, competence, giverSuspected: 'YES' });
          expect(sharingSubject(suspected).consentInForce).toBe('NO');
        }
        const competent = sharingFacts({ ...PARENT, ageNow, belief, competence: 'ASSESSED_COMPETENT' });
        expect(sharingSubject(competent).consentInForce).toBe('NO');
      }
    }
  });
});

describe('a consent turns on the competence of the child, and on what is suspected of the parent who gave it', () => {
  table('turnsOnCompetence', [
    [{}, 'YES'],
    [{ ageNow: 'UNDER_13' }, 'YES'],
    [PARENT, 'YES'],
    [{ ...PARENT, ageNow: 'UNKNOWN' }, 'YES'],
    [{ ...PARENT, ageNow: 'UNDER_13' }, 'NO'],
    [{ ...PARENT, ageNow: '16_OR_OVER' }, 'NO'],
    [{ consentGiver: 'YOUNG_PERSON' }, 'NO'],
    [{ consentGiver: 'NONE' }, 'NO'],
  ]);
  table('turnsOnSuspicion', [
    [PARENT, 'NO'],
    [{ ...PARENT, belief: 'LESSER_CONCERN' }, 'YES'],
    [{ ...PARENT, belief: 'UNKNOWN' }, 'YES'],
    [{ ...PARENT, harmToAdult: 'YES' }, 'YES'],
    [{ ...PARENT, immediateDanger: 'YES' }, 'YES'],
    [{ ...PARENT, possibleCrime: 'UNKNOWN' }, 'YES'],
    [{ ...PARENT, sexualActivity: 'YES', ageAtEvent: 'UNDER_13' }, 'YES'],
    [HARM, 'NO'],
  ]);
});
