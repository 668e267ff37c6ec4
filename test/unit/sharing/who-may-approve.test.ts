import { describe, expect, it } from 'vitest';
import type { PractitionerGroup } from '../../../src/decision-policy/facts/vocabulary.js';
import type { PostId, PractitionerId } from '../../../src/shared/ids.js';
import type { NamedPractitioner } from '../../../src/sharing/ports.js';
import { approverFor } from '../../../src/sharing/who-may-approve.js';
import type { Holder } from '../../../src/sharing/who-may-record.js';
import { enquirer, organisation } from '../../support/builders.js';

const holder = enquirer() as Holder;
const own = holder.post.organisation.id;
const SOMEBODY = '00000000-0000-4000-8000-0000000000e2' as PractitionerId;

const inPost = (group: PractitionerGroup, at = own) => ({ organisation: at, post: `${group}-${at}` as PostId, group });
const named = (...posts: NamedPractitioner['posts'][number][]): NamedPractitioner => ({
  practitioner: SOMEBODY,
  posts,
});

describe('who may be asked to approve a refusal (5.27)', () => {
  it.each(['DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'] as const)('is a %s of the own organisation', (group) => {
    expect(approverFor(named(inPost(group)), holder)).toEqual(named(inPost(group)));
  });

  it.each(['GP', 'IG_LEAD', 'SOCIAL_WORKER', 'SCHOOL_LEAD', 'HUB_TEAM'] as const)('is no %s', (group) => {
    expect(approverFor(named(inPost(group)), holder)).toBeNull();
  });

  it('is nobody of another organisation, however senior', () => {
    expect(approverFor(named(inPost('NAMED_PROFESSIONAL', organisation('GP2'))), holder)).toBeNull();
    const elsewhere = named(inPost('GP'), inPost('NAMED_PROFESSIONAL', organisation('GP2')));
    expect(approverFor(elsewhere, holder)).toBeNull();
  });

  it('is told at the senior post of the own organisation and nowhere else', () => {
    const senior = inPost('NAMED_PROFESSIONAL');
    const many = named(inPost('GP'), senior, inPost('DESIGNATED_MANAGER', organisation('LA1')));
    expect(approverFor(many, holder)?.posts).toEqual([senior]);
  });

  it('is never the holder, and nobody when nobody was found', () => {
    const self = { ...named(inPost('NAMED_PROFESSIONAL')), practitioner: holder.practitioner.id };
    expect(approverFor(self, holder)).toBeNull();
    expect(approverFor(null, holder)).toBeNull();
  });
});
