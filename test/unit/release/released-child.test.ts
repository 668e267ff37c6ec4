import { describe, expect, it } from 'vitest';

import { LEGAL_BASES } from '../../../src/decision-policy/legal-basis.js';
import { legalBasisInWords, NO_ONWARD_USE } from '../../../src/release/legal-basis.js';
import { releasedChild } from '../../../src/release/released-child.js';
import { decide, materials } from '../../support/answer-materials.js';
import { childRecord } from '../../support/builders.js';
import { decidedItem } from '../../support/decided-item.js';
import { policePointer } from '../../support/pointer-builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const facts = enquiryFacts({
  caller: { group: 'A_AND_E' },
  request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED' },
  items: [itemFacts('INVOLVEMENT', { ref: 'involvement:0' }), itemFacts('SOCIAL_CARE_CASE', { ref: 'case:0' })],
});
const NOBODY = { givenName: null, familyName: null, birthDate: null, sex: null, nhsNumber: null };

describe('what is released about a child', () => {
  it('says back who was typed, and who works with the child', () => {
    expect(releasedChild(materials(facts, childRecord()))).toMatchObject({
      givenName: 'Amina',
      familyName: 'Okafor',
      birthDate: '2018-04-02',
      nhsNumber: '9990000018',
      involvements: [{ service: 'GP', organisation: 'Mill Lane Surgery' }],
      household: [],
    });
  });

  it('points to each confidential service with one line, and to the police with one for all', () => {
    const items = [
      decidedItem('SENSITIVE_SERVICE', 'sensitive:0', ['pointer']),
      decidedItem('POLICE_POINTER', 'police:0', ['pointer']),
      decidedItem('POLICE_POINTER', 'police:1', ['pointer']),
    ];
    const child = childRecord({ policePointers: [policePointer(), policePointer()] });
    const decision = { ...decide(facts), items };
    expect(releasedChild(materials(facts, child, { decision }))).toMatchObject({
      confidentialServices: ['a confidential service is involved; contact is brokered by the hub team'],
      askThePolice: ['ask the police: their child abuse investigation unit is to be spoken to'],
    });
  });

  it('holds no name of a child not yet born: none was typed', () => {
    const unborn = { ...facts, subject: { ...facts.subject, kind: 'UNBORN' as const } };
    expect(releasedChild(materials(unborn, childRecord(), { typed: { kind: 'UNBORN' } }))).toMatchObject(NOBODY);
  });

  it('is nothing of a household or an adult, of a child not confirmed, behind a gate and in a refusal', () => {
    const decision = decide(facts);
    const closed = [{ by: 'CALLER_GATE', rule: 'a gate' }] as const;
    for (const kind of ['HOUSEHOLD', 'ADULT'] as const) {
      const about = { ...facts, subject: { ...facts.subject, kind } };
      expect(releasedChild(materials(about, childRecord(), { decision }))).toBeNull();
    }
    expect(releasedChild(materials(facts, null, { decision: { ...decision, items: [] } }))).toBeNull();
    expect(releasedChild(materials(facts, childRecord(), { decision: { ...decision, closed } }))).toBeNull();
    expect(
      releasedChild(materials(facts, childRecord(), { decision: { ...decision, outcome: 'REFUSED' } })),
    ).toBeNull();
  });
});

describe('legal bases in words', () => {
  it('are the text and citation of each code in the order given, and the limit of onward use last', () => {
    const { ART6_1_E, ART9_SCH1_18 } = LEGAL_BASES;
    expect(legalBasisInWords(['ART9_SCH1_18', 'ART6_1_E'])).toEqual([
      { code: 'ART9_SCH1_18', text: ART9_SCH1_18.text, citation: ART9_SCH1_18.citation },
      { code: 'ART6_1_E', text: ART6_1_E.text, citation: ART6_1_E.citation },
      {
        code: 'NO_ONWARD_USE',
        text: 'this answer is for safeguarding the child; it is not to be used onward for immigration enforcement, debt or fraud',
        citation: 'UK GDPR article 5(1)(b)',
      },
    ]);
    expect(legalBasisInWords([])).toEqual([NO_ONWARD_USE]);
  });

  it('are refused for a code that nobody wrote', () => {
    expect(() => legalBasisInWords(['SOMETHING'])).toThrow('no text for legal basis `SOMETHING`');
  });
});
