import { describe, expect, it } from 'vitest';
import { COULD_NOT_CHECK_TEXT, couldNotCheck } from '../../../src/release/could-not-check.js';
import { notAReferral } from '../../../src/release/message.js';
import { DESKS } from '../../support/answer-materials.js';

const NUMBERS = [
  { label: 'Northmoor Council', number: '01632 960109', hours: 'now' },
  { label: 'the hub', number: '01632 960901', hours: 'at any hour' },
];
const EMERGENCY = { label: 'emergency services', number: '999', hours: 'at any hour' };

describe('the words on referral', () => {
  it('are none without a concern or without a number', () => {
    expect(notAReferral(false, NUMBERS, null)).toEqual([]);
    expect(notAReferral(true, [], null)).toEqual([]);
  });

  it('send to the first number, and beside 999 to the first that is not', () => {
    expect(notAReferral(true, NUMBERS, null)).toEqual([
      'This is not a referral. Phone 01632 960109 now (Northmoor Council) and confirm to social care in writing within 48 hours.',
    ]);
    expect(notAReferral(true, [EMERGENCY, ...NUMBERS], null)).toEqual([
      'This is not a referral. Phone 999 now. Then phone 01632 960109 (Northmoor Council) and confirm to social care in writing within 48 hours.',
    ]);
    expect(notAReferral(true, [EMERGENCY], null)).toEqual([
      "This is not a referral. Phone 999 now. Then tell children's social care, and confirm to them in writing within 48 hours.",
    ]);
  });

  it('send the police to social care and not to 999', () => {
    for (const group of ['POLICE', 'POLICE_CHILD_ABUSE_UNIT'] as const) {
      const caller = { group, organisationKind: 'POLICE_FORCE' } as const;
      expect(notAReferral(true, [EMERGENCY, ...NUMBERS], caller)).toEqual([
        'This is not a referral. Phone 01632 960109 now (Northmoor Council) and confirm to social care in writing within 48 hours.',
      ]);
      expect(notAReferral(true, [EMERGENCY], caller)).toHaveLength(1);
    }
  });

  it('ask nothing in writing of social care, which decides on what is its own, and acts in danger (5.34, 5.51)', () => {
    const caller = { group: 'SOCIAL_WORKER', organisationKind: 'LOCAL_AUTHORITY' } as const;
    expect(notAReferral(true, NUMBERS, caller)).toEqual([
      'This is not a referral. Phone 01632 960109 now (Northmoor Council), unless the concern is yours to decide on: then do so now where significant harm is likely, else within 1 working day.',
    ]);
    const act = ', unless it is yours to act on: then act now to make the child safe (5.51).';
    expect(notAReferral(true, [EMERGENCY, ...NUMBERS], caller)).toEqual([
      `This is not a referral. Phone 999 now. Then phone 01632 960109 (Northmoor Council)${act}`,
    ]);
    expect(notAReferral(true, [EMERGENCY], caller)).toEqual([
      `This is not a referral. Phone 999 now. Then tell children's social care${act}`,
    ]);
  });

  it('ask nothing in writing of who has no post, who may be a young person (5.33)', () => {
    const caller = { group: 'NONE', organisationKind: 'UNKNOWN' } as const;
    expect(notAReferral(true, NUMBERS, caller)).toEqual([
      'This is not a referral. Phone 01632 960109 now (Northmoor Council).',
    ]);
    expect(notAReferral(true, [EMERGENCY, ...NUMBERS], caller)).toEqual([
      'This is not a referral. Phone 999 now. Then phone 01632 960109 (Northmoor Council).',
    ]);
    expect(notAReferral(true, [EMERGENCY], caller)).toEqual([
      "This is not a referral. Phone 999 now. Then tell children's social care.",
    ]);
  });

  it('stand before the safe text, when a concern was read', () => {
    expect(couldNotCheck(DESKS, null, null).message).toBe(COULD_NOT_CHECK_TEXT);
    expect(couldNotCheck(DESKS, 'NONE', null).message).toBe(COULD_NOT_CHECK_TEXT);
    expect(couldNotCheck(DESKS, 'WELFARE', 'LA1').message).toBe(
      `This is not a referral. Phone 01632 960109 now (Northmoor Council, emergency duty team) and confirm to social care in writing within 48 hours. ${COULD_NOT_CHECK_TEXT}`,
    );
    expect(COULD_NOT_CHECK_TEXT).toBe(
      'could not check: nothing was said about a child, and that is no reassurance; phone now, and 999 if a child is in danger',
    );
  });
});
