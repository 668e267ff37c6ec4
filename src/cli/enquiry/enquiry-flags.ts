import { Option, type Command } from 'commander';
import {
  CONCERNS,
  DISCLOSURE_TIERS,
  OVERRIDE_KINDS,
  OVERRIDE_REASONS,
  PUBLIC_INTEREST_GROUNDS,
  PURPOSES,
  SETTINGS,
} from '../../decision-policy/facts/vocabulary.js';

/** The flags of `hub enquire`, as commander names them. */
export type EnquiryFlags = Readonly<Partial<Record<string, string | boolean | readonly string[]>>>;

/** Adds a flag for every part of the input of `enquire`. */
export function addEnquiryFlags(command: Command): Command {
  const choice = (flag: string, text: string, words: readonly string[]): Option =>
    new Option(flag, text).choices(words);
  return command
    .option('--request-id <uuid>', 'a UUID of your own; a new one by default')
    .addOption(
      choice('--about <subject>', 'whom the enquiry is about', ['child', 'unborn', 'household', 'adult']).default(
        'child',
      ),
    )
    .addOption(choice('--purpose <purpose>', 'why you ask', PURPOSES))
    .option('--case-reference <reference>', 'required for reviews')
    .addOption(choice('--setting <setting>', 'whether the child was expected', SETTINGS))
    .addOption(choice('--concern <concern>', 'how worried you are', CONCERNS))
    .option('--adult-harm', 'an adult is at risk of serious harm')
    .option('--possible-crime', 'a crime may have been committed')
    .option('--reason <reason>', 'your reason in your own words')
    .addOption(choice('--at-most <tier>', 'ask for less', DISCLOSURE_TIERS))
    .option('--on-behalf-of <id>', 'the colleague for whom you ask: code of a post, or id of a person')
    .addOption(choice('--public-interest <ground>', 'a ground to set confidence aside', PUBLIC_INTEREST_GROUNDS))
    .option('--public-interest-facts <facts>', 'the facts on which the ground rests')
    .option('--adviser <who>', 'who with competence in child protection was asked')
    .addOption(choice('--consent-sought <progress>', 'whether consent was sought', ['YES', 'NO', 'NOT_YET']))
    .addOption(choice('--family-told <progress>', 'whether the family was told', ['YES', 'NO', 'NOT_YET']))
    .option('--family-not-told-reason <reason>', 'why the family is not told')
    .addOption(choice('--override <kind>', 'what an override replaces', OVERRIDE_KINDS))
    .addOption(choice('--override-reason <reason>', 'coded reason of the override', OVERRIDE_REASONS))
    .option('--override-facts <facts>', 'what it rests on beside the reason')
    .option('--nhs-number <number>', "the child's number, or the mother's of an unborn child; only one beginning 9")
    .option('--given-name <name>', 'given name, with a test number only')
    .option('--family-name <name>', 'family name, with a test number only')
    .option('--date-of-birth <date>', 'YYYY-MM-DD, with a test number only')
    .option('--postcode <postcode>', 'postcode, with a test number only')
    .addOption(choice('--sex <sex>', 'with a test number only', ['FEMALE', 'MALE', 'NOT_STATED']))
    .option('--expected-date <date>', 'of an unborn child, with a test number only')
    .option('--presenting-address-line <line>', 'where the child now is, with a test number only')
    .option('--presenting-town <town>', 'the same')
    .option('--presenting-postcode <postcode>', 'the same');
}

/** Whether the flags name somebody who is not one of the test people; a command line is seen by others and kept. */
export function namesSomebody(flags: EnquiryFlags): boolean {
  const names = ['givenName', 'familyName', 'dateOfBirth', 'postcode', 'sex', 'expectedDate'];
  const identifying = [...names, 'presentingAddressLine', 'presentingTown', 'presentingPostcode'];
  const number = flags['nhsNumber'];
  if (typeof number === 'string') return !number.trim().startsWith('9');
  return identifying.some((name) => flags[name] !== undefined);
}

/** The input of `enquire` as far as the flags say it; absent parts are absent. */
export function inputOfFlags(flags: EnquiryFlags): Record<string, unknown> {
  return without({
    requestId: flags['requestId'],
    subject: subjectOfFlags(flags),
    purpose: flags['purpose'],
    caseReference: flags['caseReference'],
    setting: flags['setting'],
    concern: flags['concern'],
    adultHarm: flags['adultHarm'],
    possibleCrime: flags['possibleCrime'],
    reason: flags['reason'],
    atMost: flags['atMost'],
    onBehalfOf: flags['onBehalfOf'],
    presentingAddress: part({
      line1: flags['presentingAddressLine'],
      town: flags['presentingTown'],
      postcode: flags['presentingPostcode'],
    }),
    publicInterest: part({
      ground: flags['publicInterest'],
      facts: flags['publicInterestFacts'],
      adviser: flags['adviser'],
      consentSought: flags['consentSought'],
      familyTold: flags['familyTold'],
      familyNotToldReason: flags['familyNotToldReason'],
    }),
    override: part({
      kind: flags['override'],
      reason: flags['overrideReason'],
      facts: flags['overrideFacts'],
    }),
  });
}

function subjectOfFlags(flags: EnquiryFlags): Record<string, unknown> | undefined {
  const { nhsNumber, givenName, familyName, dateOfBirth, postcode, sex, expectedDate } = flags;
  if (flags['about'] === 'unborn') {
    const unborn = part({
      motherNhsNumber: nhsNumber,
      motherGivenName: givenName,
      motherFamilyName: familyName,
      motherDateOfBirth: dateOfBirth,
      expectedDate,
    });
    return unborn && { unborn };
  }
  // households and adults have no test number: they come by prompt or stdin
  if (flags['about'] !== 'child') return undefined;
  const child = part({ nhsNumber, givenName, familyName, dateOfBirth, postcode, sex });
  return child && { child };
}

function part(parts: Record<string, unknown>): Record<string, unknown> | undefined {
  const filled = without(parts);
  return Object.keys(filled).length === 0 ? undefined : filled;
}

function without(parts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
