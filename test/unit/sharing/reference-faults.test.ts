import { describe, expect, it } from 'vitest';
import type { DecisionId, OrganisationId, PostId, PractitionerId } from '../../../src/shared/ids.js';
import type { NamedPractitioner, References } from '../../../src/sharing/ports.js';
import { referenceFault, timeFault } from '../../../src/sharing/reference-faults.js';
import { sharingInput as readInput } from '../../../src/sharing/sharing-input.js';
import type { Holder } from '../../../src/sharing/who-may-record.js';
import { day, enquirer, moment } from '../../support/builders.js';
import type { SharingInput } from '../../../src/sharing/sharing-input.js';
import { refusalInput, sharingInput } from '../../support/sharing-input.js';

const holder = enquirer() as Holder;
const person = (id: string): NamedPractitioner => ({ practitioner: id as PractitionerId, posts: [] });
const LEAD = person('the lead');

function fault(named: Partial<References>, input: SharingInput = refusalInput()) {
  const request = readInput(input);
  if (!request.ok) throw new Error(`${request.failure.path}: ${request.failure.accepted}`);
  const references: References = {
    recipientKind: 'LOCAL_AUTHORITY',
    referredTo: null,
    recordedThisHour: 0,
    adviser: null,
    approver: null,
    supersedes: null,
    inReplyTo: null,
    asksAbout: null,
    ...named,
  };
  return referenceFault(request.value, references, holder);
}

describe('a time that has not come', () => {
  const at = (changes: Partial<SharingInput>) => {
    const request = readInput(sharingInput(changes));
    if (!request.ok) throw new Error(`${request.failure.path}: ${request.failure.accepted}`);
    // half past midnight in England, and still the day before in UTC
    return timeFault(request.value, moment('2026-07-01T23:30:00Z'), day('2026-07-02'));
  };

  it('is a later one than now, but for a clock that is five minutes ahead', () => {
    expect(at({ madeAt: '2026-07-01T23:34:00Z' })).toBeNull();
    expect(at({ madeAt: '2026-07-01T23:36:00Z' })).toMatchObject({ path: 'madeAt' });
  });

  it('is a later day than that in England, however early in the night it is', () => {
    const competence = { state: 'ASSESSED_COMPETENT', by: 'Dr Lee' } as const;
    const consent = { state: 'GIVEN', giver: 'COMPETENT_CHILD', scope: 'this letter', coversThis: true } as const;
    const assessed = (on: string) => ({ consent: { ...consent, competence: { ...competence, on } } });
    const madeAt = '2026-07-01T23:29:00Z';
    expect(at({ madeAt, eventOn: '2026-07-02' })).toBeNull();
    expect(at({ madeAt, eventOn: '2026-07-03' })).toMatchObject({
      path: 'eventOn',
      accepted: expect.stringContaining('day'),
    });
    expect(at({ madeAt, ...assessed('2026-07-02') })).toBeNull();
    expect(at({ madeAt, ...assessed('2026-07-03') })).toMatchObject({ path: 'consent.competence.on' });
  });
});

describe('the two safeguards of 5.27', () => {
  it('are two people: who advised does not approve', () => {
    expect(fault({ adviser: LEAD, approver: person(LEAD.practitioner) })).toMatchObject({
      code: 'BAD_INPUT',
      path: 'approval.by.directory',
    });
  });

  it.each(['SHARED', 'SHARED_IN_PART'] as const)('keep no %s from the record, which needs no approval', (result) => {
    const share = sharingInput({ result });
    expect(fault({ adviser: LEAD, approver: person(LEAD.practitioner) }, share)).toBeNull();
  });

  it('may both be of the directory, one of them, or neither', () => {
    expect(fault({ adviser: LEAD, approver: person('the manager') })).toBeNull();
    expect(fault({ adviser: LEAD, approver: null })).toBeNull();
    expect(fault({ adviser: null, approver: LEAD })).toBeNull();
    expect(fault({ adviser: null, approver: null })).toBeNull();
  });

  it('are never the holder', () => {
    const self = person(holder.practitioner.id);
    expect(fault({ adviser: self, approver: null })).toMatchObject({ path: 'adviser.person.directory' });
    expect(fault({ adviser: null, approver: self })).toMatchObject({ path: 'approval.by.directory' });
  });
});

describe('the request for contact that is replied to', () => {
  const ASKED = '00000000-0000-4000-8000-00000000000a';
  const reply = (answeredBy: OrganisationId | null) =>
    fault(
      {
        inReplyTo: {
          id: ASKED as DecisionId,
          organisation: 'ZR1' as OrganisationId,
          post: 'nurse' as PostId,
          concern: 'WELFARE',
          answeredBy,
        },
      },
      sharingInput({ inReplyTo: ASKED }),
    );

  it('takes a reply while none stands', () => {
    expect(reply(null)).toBeNull();
  });

  it('says which reply stands to the organisation that gave it', () => {
    expect(reply(holder.post.organisation.id)).toMatchObject({ path: 'supersedes' });
  });

  it('is to any other organisation as one that is not there', () => {
    const unknown = fault({}, sharingInput({ inReplyTo: ASKED }));
    expect(unknown).toMatchObject({ path: 'inReplyTo' });
    expect(reply('another service' as OrganisationId)).toEqual(unknown);
  });
});
