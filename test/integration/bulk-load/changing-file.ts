import { plusDays, type CalendarDate } from '../../../src/shared/calendar-date.js';
import { townNhsNumber } from '../../../src/synthetic-town/town-nhs-number.js';

/**
 * A file of a confidential service in more than one part: a child whose consent is withdrawn later, one who is renamed
 * later, one whose service is removed later, text that a careless writer of COPY would break, and many others between.
 */
export function changingFile(asOf: string): string {
  const instant = `${asOf}T00:00:00Z`;
  const row = (child: string, id: string, body: object): string =>
    JSON.stringify({ ...body, id: `${child}/${id}`, child, asOf: instant });
  const identity = (child: string, familyName: string, index: number): string =>
    row(child, 'who', {
      kind: 'IDENTITY',
      givenName: 'Robin',
      familyName,
      formerFamilyNames: ['O"Neil\\', 'de {la}, Cruz'],
      // no two alike: under one key only some of many children are looked at
      birthDate: plusDays('2010-02-03' as CalendarDate, index),
      sex: 'NOT_STATED',
      nhsNumber: townNhsNumber(index),
      nhsNumberState: 'TRACED',
    });
  const consent = (child: string, state: string): string =>
    row(child, 'consent', {
      kind: 'CONSENT',
      giver: 'YOUNG_PERSON',
      scope: 'TO_RECORD',
      service: 'SEXUAL_HEALTH',
      purpose: 'ANY',
      state,
      from: instant,
      until: null,
      competence: 'ASSESSED_COMPETENT',
      evidence: 'note \\N in the file',
    });
  const service = (child: string, recordedGround: string, removed = false): string =>
    row(child, 'service', {
      kind: 'INVOLVEMENT',
      service: 'SEXUAL_HEALTH',
      practitioner: null,
      contact: null,
      since: asOf,
      until: null,
      sensitive: true,
      recordedGround,
      removed,
    });
  const between = Array.from({ length: 300 }, (_, index) => `other-${index}`).flatMap((child, index) => [
    identity(child, 'Between', 100 + index),
    service(child, 'SUSPICION'),
  ]);
  const begun = ['withdrawn', 'renamed', 'removed'].flatMap((child, index) => [
    identity(child, child === 'withdrawn' ? 'Withdrawn' : 'Before', index),
    consent(child, 'GIVEN'),
    service(child, 'CONSENT'),
  ]);
  const later = [
    consent('withdrawn', 'WITHDRAWN'),
    identity('renamed', 'Renamed', 1),
    service('removed', 'CONSENT', true),
  ];
  return [JSON.stringify({ source: 'ZS1', sequence: 1, asOf: instant }), ...begun, ...between, ...later, ''].join('\n');
}
