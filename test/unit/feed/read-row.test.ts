import { describe, expect, it } from 'vitest';
import { readRow } from '../../../src/feed/read-row.js';
import {
  assessmentRow,
  changeOfIdentityRow,
  detrimentRow,
  identityRow,
  involvementRow,
  planRow,
  policePointerRow,
} from '../../support/feed-rows.js';

function faultOf(row: unknown): unknown {
  const read = readRow(typeof row === 'string' ? row : JSON.stringify(row));
  return read.ok ? null : read.failure.fault;
}

describe('reading a row', () => {
  it('fills in what a source may leave out', () => {
    const read = readRow(JSON.stringify(identityRow('c')));
    expect(read).toMatchObject({ ok: true, value: { statement: 'FACT', hand: 1, removed: false, mother: null } });
  });

  it.each([
    ['a text', '"hello"', 'row'],
    ['a list', '[]', 'row'],
    ['an unknown kind', { ...planRow('c'), kind: 'MEETING' }, 'kind'],
    ['a day that does not exist', identityRow('c', { birthDate: '2015-02-30' }), 'birthDate'],
    ['a day before any that a person can have', identityRow('c', { birthDate: '0001-02-03' }), 'birthDate'],
    ['a wrong check digit', identityRow('c', { nhsNumber: '9000000000' }), 'nhsNumber'],
    ['a control character', identityRow('c', { givenName: 'Ash\tley' }), 'givenName'],
    ['half a character', identityRow('c', { givenName: 'Ash\ud800' }), 'givenName'],
    ['a character that turns the direction of what follows', detrimentRow('c', { reason: 'no\u202eharm' }), 'reason'],
    ['a character that nobody sees', involvementRow('c', { service: 'CA\u200bMHS' }), 'service'],
    ['a null character', identityRow('c', { familyName: 'A\u0000' }), 'familyName'],
    ['a member that the kind does not have', { ...involvementRow('c'), notes: 'x' }, 'row'],
    ['a moment without a zone', identityRow('c', { asOf: '2010-03-01T00:00:00' }), 'asOf'],
    ['too long a name', identityRow('c', { givenName: 'x'.repeat(81) }), 'givenName'],
    ['content of a common assessment', { ...assessmentRow('c'), needs: 'housing' }, 'row'],
    ['what the police hold', { ...policePointerRow('c'), offence: 'x' }, 'row'],
    ['too long a reason', detrimentRow('c', { reason: 'x'.repeat(501) }), 'reason'],
    ['a judgement without a review', { ...detrimentRow('c'), reviewOn: null }, 'reviewOn'],
    ['the former name in a change of identity', { ...changeOfIdentityRow('c'), formerName: 'x' }, 'row'],
    ['an unknown category', { ...planRow('c'), categories: ['NEGLECT', 'OTHER'] }, 'categories.1'],
  ])('finds %s and says where', (_, row, path) => {
    expect(faultOf(row)).toMatchObject({ path });
  });

  it('names every kind of row to a sender who has none of them', () => {
    const { accepted } = faultOf({ ...planRow('c'), kind: 'MEETING' }) as { accepted: string };
    expect(accepted).toBe(
      'IDENTITY, RESIDENCE, RELATED_PERSON, INVOLVEMENT, CASE, PLAN, CONSENT, SHIELD, COMMON_ASSESSMENT, POLICE_POINTER, DETRIMENT, CHANGE_OF_IDENTITY',
    );
  });

  it('never repeats what was sent', () => {
    const canary = 'Zzyzx';
    const rows: unknown[] = [
      { ...identityRow('c'), [canary]: canary },
      { ...identityRow('c'), kind: canary },
      { ...identityRow('c'), sex: canary },
      { ...identityRow('c'), birthDate: canary, nhsNumber: canary },
      { ...identityRow('c'), mother: { [canary]: canary } },
      `{"kind": ${canary}}`,
    ];
    for (const row of rows) {
      expect(JSON.stringify(faultOf(row))).not.toContain(canary);
      expect(faultOf(row)).toMatchObject({ accepted: expect.stringMatching(/./) as string });
    }
  });

  it('repeats the id of the row, when it could be one', () => {
    expect(readRow('{"id":"r-1"}')).toMatchObject({ failure: { id: 'r-1' } });
    expect(readRow('{"id":17}')).toMatchObject({ failure: { id: null } });
    expect(readRow(JSON.stringify({ id: 'x'.repeat(81) }))).toMatchObject({ failure: { id: null } });
  });
});
