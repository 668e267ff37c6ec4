import { describe, expect, it } from 'vitest';
import { enquiryInput } from '../../../src/enquiry/enquiry-input.js';

const CHILD = { givenName: 'Ada', familyName: 'Thorn', dateOfBirth: '2019-02-28', postcode: 'ZZ99 3WZ', sex: 'FEMALE' };
const input = (changes: object = {}): Record<string, unknown> => ({
  requestId: '7D2F8A34-5E10-4B7C-9B11-0C1E2D3F4A5B',
  subject: { child: CHILD },
  purpose: 'WELFARE_CONCERN',
  setting: 'UNSCHEDULED',
  concern: 'WELFARE',
  reason: 'bruises that the story does not explain',
  ...changes,
});
const faultOf = (changes: object): unknown => {
  const read = enquiryInput(input(changes));
  return read.ok ? 'accepted' : read.failure;
};
const badInput = (path: string, accepted: unknown = expect.any(String)): unknown => ({
  code: 'BAD_INPUT',
  path,
  accepted,
});

describe('the input of an enquiry', () => {
  it('becomes a request in which nothing is missing', () => {
    const read = enquiryInput(input());
    expect(read).toEqual({
      ok: true,
      value: {
        requestId: '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b',
        subject: {
          kind: 'CHILD',
          nhsNumber: null,
          givenName: 'Ada',
          familyName: 'Thorn',
          birthDate: '2019-02-28',
          postcode: 'ZZ99 3WZ',
          sex: 'FEMALE',
        },
        purpose: 'WELFARE_CONCERN',
        caseReference: null,
        setting: 'UNSCHEDULED',
        concern: 'WELFARE',
        adultHarm: false,
        possibleCrime: false,
        reason: 'bruises that the story does not explain',
        atMost: 'HOUSEHOLD',
        presentingAddress: null,
        onBehalfOf: null,
        publicInterest: null,
        override: null,
      },
    });
  });

  it('takes null for what is left out', () => {
    const nulls = { atMost: null, override: null, caseReference: null, adultHarm: null };
    const subject = { child: { ...CHILD, nhsNumber: null }, unborn: null, household: null, adult: null };
    expect(enquiryInput(input({ ...nulls, subject }))).toEqual(enquiryInput(input()));
  });

  it('takes an override by its kind and coded reason alone: the reason of the enquiry stands beside it', () => {
    const override = { kind: 'ACCESS_OVERRIDE', reason: 'STATUTE' };
    expect(enquiryInput(input({ override }))).toMatchObject({ value: { override: { ...override, facts: null } } });
  });

  it('reads every kind of subject', () => {
    const address = { line1: '3 Mill Row', postcode: 'zz993wz' };
    const subjects = [
      { child: { nhsNumber: '999 000 0018' } },
      {
        unborn: {
          motherNhsNumber: '9990000018',
          motherGivenName: 'Eve',
          motherFamilyName: 'Thorn',
          motherDateOfBirth: '1999-12-31',
          expectedDate: '2026-05-01',
        },
      },
      { household: { address, namedChildren: [{ givenName: 'Ada', familyName: 'Thorn' }] } },
      { adult: { givenName: 'Eve', familyName: 'Thorn', dateOfBirth: '1999-12-31' } },
    ];
    const kinds = subjects.map((subject) => {
      const read = enquiryInput(input({ subject }));
      return read.ok ? read.value.subject.kind : read.failure;
    });
    expect(kinds).toEqual(['CHILD', 'UNBORN', 'HOUSEHOLD', 'ADULT']);
  });

  it('never defaults the setting', () => {
    expect(faultOf({ setting: undefined })).toEqual(badInput('setting', 'SCHEDULED, UNSCHEDULED'));
  });

  it('demands a reason in words', () => {
    for (const reason of [undefined, null, '', '   ', 'ab', 'x'.repeat(2_001)]) {
      expect(faultOf({ reason })).toEqual(
        badInput('reason', 'text of 3 to 2000 characters, without control characters other than line breaks'),
      );
    }
  });

  it('takes a reason and facts over several lines, whatever system broke them', () => {
    const text = 'bruises\r\nseen twice\rby two\nof us';
    const publicInterest = {
      ground: 'LESSER_CONCERN',
      facts: text,
      consentSought: 'YES',
      familyTold: 'NO',
      familyNotToldReason: text,
    };
    const override = { kind: 'ACCESS_OVERRIDE', reason: 'COURT_ORDER', facts: text };
    const read = enquiryInput(input({ reason: text, publicInterest, override }));
    const lines = 'bruises\nseen twice\nby two\nof us';
    expect(read.ok && read.value).toMatchObject({
      reason: lines,
      publicInterest: { facts: lines, familyNotToldReason: lines },
      override: { facts: lines },
    });
  });

  it('refuses a line break in a name or an address, and halves of a character around one', () => {
    expect(faultOf({ caseReference: 'SCR\n1' })).toEqual(badInput('caseReference'));
    expect(faultOf({ subject: { child: { ...CHILD, familyName: 'Th\nrn' } } })).toEqual(
      badInput('subject.child.familyName'),
    );
    expect(faultOf({ presentingAddress: { line1: '3\nMill', postcode: 'ZZ99 3WZ' } })).toEqual(
      badInput('presentingAddress.line1'),
    );
    expect(faultOf({ reason: 'bruises \ud83d\n\ude00' })).toEqual(badInput('reason'));
  });

  it.each(['\u0000', '\t', '\u0007', '\u009f', '\ud800', '\u202e'])('refuses the character %j in any text', (mark) => {
    expect(faultOf({ reason: `bruises${mark}seen` })).toEqual(badInput('reason'));
    expect(faultOf({ caseReference: `SCR${mark}1` })).toEqual(badInput('caseReference'));
    expect(faultOf({ subject: { child: { ...CHILD, familyName: `Th${mark}rn` } } })).toEqual(
      badInput('subject.child.familyName'),
    );
    expect(faultOf({ presentingAddress: { line1: `3 ${mark}`, postcode: 'ZZ99 3WZ' } })).toEqual(
      badInput('presentingAddress.line1'),
    );
  });

  it('keeps names of every script as typed', () => {
    for (const familyName of ["O'Brien-Núñez", 'Дмитриева', '李', 'ÅSA  ', '=cmd|x', '<b>Thorn</b>']) {
      const read = enquiryInput(input({ subject: { child: { ...CHILD, familyName } } }));
      expect(read.ok && read.value.subject).toMatchObject({ familyName });
    }
  });

  it('names the wrong part of a subject and what is accepted there', () => {
    const child = (changes: object) => ({ subject: { child: { ...CHILD, ...changes } } });
    expect(faultOf(child({ nhsNumber: '9990000011' }))).toEqual(badInput('subject.child.nhsNumber'));
    expect(faultOf(child({ dateOfBirth: '2019-02-29' }))).toEqual(badInput('subject.child.dateOfBirth'));
    expect(faultOf(child({ dateOfBirth: '1019-02-28' }))).toEqual(badInput('subject.child.dateOfBirth'));
    expect(faultOf(child({ postcode: 'Northmoor' }))).toEqual(badInput('subject.child.postcode'));
    expect(faultOf(child({ sex: 'X' }))).toEqual(badInput('subject.child.sex', 'FEMALE, MALE, NOT_STATED'));
    expect(faultOf(child({ familyName: null }))).toEqual(
      badInput('subject.child', 'nhsNumber, or at least familyName'),
    );
  });

  it('demands exactly one subject', () => {
    const one = 'exactly one of child, unborn, household, adult';
    const adult = { givenName: 'Eve', familyName: 'Thorn', dateOfBirth: '1999-12-31' };
    expect(faultOf({ subject: {} })).toEqual(badInput('subject', one));
    expect(faultOf({ subject: { child: CHILD, adult } })).toEqual(badInput('subject', one));
  });

  it.each(['1', 'not-a-uuid', '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b\n', 7])(
    'refuses the request id %j',
    (requestId) => {
      expect(faultOf({ requestId })).toEqual(badInput('requestId', 'a UUID'));
    },
  );

  it('never repeats what was sent, whatever part of it is wrong', () => {
    const canary = 'CANARY9991234567';
    const wrong = [
      { requestId: canary },
      { purpose: canary },
      { concern: canary },
      { atMost: canary },
      { adultHarm: canary },
      { subject: canary },
      { subject: { [canary]: {} } },
      { subject: { child: { ...CHILD, [canary]: canary } } },
      { subject: { child: { ...CHILD, postcode: canary } } },
      { subject: { child: { ...CHILD, nhsNumber: canary } } },
      { subject: { household: { address: { line1: 'x', postcode: 'ZZ99 3WZ' }, namedChildren: canary } } },
      { presentingAddress: canary },
      { override: { kind: canary, reason: 'STATUTE', facts: 'a court order' } },
      { publicInterest: { ground: 'LESSER_CONCERN', facts: 'seen', consentSought: canary, familyTold: 'NO' } },
      { onBehalfOf: `${canary}\n` },
      { [canary]: canary },
    ];
    for (const changes of wrong) {
      const fault = faultOf(changes);
      expect(fault).toMatchObject({ code: 'BAD_INPUT' });
      expect(JSON.stringify(fault)).not.toContain('CANARY');
    }
    expect(enquiryInput(canary)).toMatchObject({ failure: { path: 'input' } });
  });
});
