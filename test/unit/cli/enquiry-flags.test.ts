import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addEnquiryFlags,
  inputOfFlags,
  namesSomebody,
  type EnquiryFlags,
} from '../../../src/cli/enquiry/enquiry-flags.js';

const flagsOf = (...words: string[]): EnquiryFlags =>
  addEnquiryFlags(new Command()).parse(words, { from: 'user' }).opts<EnquiryFlags>();

describe('the flags of an enquiry', () => {
  it('make its input, part by part', () => {
    const flags = flagsOf(
      ...[
        '--nhs-number',
        '999 000 0018',
        '--given-name',
        'Ada',
        '--family-name',
        'Thorn',
        '--purpose',
        'WELFARE_CONCERN',
      ],
      ...['--setting', 'UNSCHEDULED', '--concern', 'WELFARE', '--reason', 'bruises', '--adult-harm'],
      ...['--public-interest', 'LESSER_CONCERN', '--public-interest-facts', 'seen', '--consent-sought', 'NO'],
      ...['--family-not-told-reason', 'away'],
      ...['--override', 'ACCESS_OVERRIDE', '--override-reason', 'STATUTE', '--presenting-postcode', 'ZZ99 3WZ'],
    );
    expect(inputOfFlags(flags)).toEqual({
      subject: { child: { nhsNumber: '999 000 0018', givenName: 'Ada', familyName: 'Thorn' } },
      purpose: 'WELFARE_CONCERN',
      setting: 'UNSCHEDULED',
      concern: 'WELFARE',
      reason: 'bruises',
      adultHarm: true,
      publicInterest: { ground: 'LESSER_CONCERN', facts: 'seen', consentSought: 'NO', familyNotToldReason: 'away' },
      override: { kind: 'ACCESS_OVERRIDE', reason: 'STATUTE' },
      presentingAddress: { postcode: 'ZZ99 3WZ' },
    });
  });

  it('never default the setting or the concern', () => {
    expect(inputOfFlags(flagsOf())).toEqual({});
  });

  it('take the mother of an unborn child', () => {
    const flags = flagsOf('--about', 'unborn', '--nhs-number', '9990000018', '--expected-date', '2026-05-01');
    expect(inputOfFlags(flags)).toEqual({
      subject: { unborn: { motherNhsNumber: '9990000018', expectedDate: '2026-05-01' } },
    });
  });

  it.each([
    [false, ['--nhs-number', '9990000018', '--family-name', 'Thorn']],
    [false, ['--purpose', 'WELFARE_CONCERN']],
    [true, ['--nhs-number', '4010232137']],
    [true, ['--family-name', 'Thorn']],
    [true, ['--presenting-postcode', 'ZZ99 3WZ']],
    [true, ['--date-of-birth', '2019-02-28']],
  ])('name somebody who is not a test person: %s for %j', (named, words) => {
    expect(namesSomebody(flagsOf(...words))).toBe(named);
  });
});
