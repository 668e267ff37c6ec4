import { describe, expect, it } from 'vitest';
import { sharingInput as readInput } from '../../../src/sharing/sharing-input.js';
import { sharingView, type RecordedSharing } from '../../../src/sharing/sharing-view.js';
import { sharingInput } from '../../support/sharing-input.js';

function recorded(asked: RecordedSharing['asked']): RecordedSharing {
  const request = readInput(
    sharingInput({
      adviser: { state: 'NAMED', person: { directory: 'P1' }, competentInChildProtection: true },
      approval: { by: { name: 'A. Head' }, documentedIn: 'file 3' },
    }),
  );
  if (!request.ok) throw new Error(request.failure.path);
  return {
    id: 'd1',
    decidedAt: '2026-01-05T15:00:00.000000Z',
    organisation: 'Millrace Surgery',
    practitioner: 'Imogen Thistlewood',
    request: JSON.stringify(request.value),
    asked,
    supersedes: null,
    supersededBy: null,
    inReplyTo: null,
  };
}

describe('a sharing decision as its people read it', () => {
  it('shows who is named, and unconfirmed until the own sign-in of the named person says otherwise (5.24)', () => {
    const waiting = sharingView(recorded([{ role: 'ADVISER', name: 'Ottoline Greystoke', confirmedAt: null }]));
    expect(waiting.named).toEqual([
      { role: 'ADVISER', name: 'Ottoline Greystoke', state: 'UNCONFIRMED', confirmedAt: null },
      { role: 'APPROVER', name: 'A. Head', state: 'UNCONFIRMED', confirmedAt: null },
    ]);
    const confirmedAt = '2026-01-05T16:00:00.000000Z';
    const confirmed = sharingView(recorded([{ role: 'ADVISER', name: 'Ottoline Greystoke', confirmedAt }]));
    expect(confirmed.named[0]).toMatchObject({ state: 'CONFIRMED', confirmedAt });
    expect(confirmed.named[1]).toMatchObject({ state: 'UNCONFIRMED' });
  });

  it('has nobody named where nobody was, and all that was told', () => {
    const bare = {
      ...recorded([]),
      request: JSON.stringify({ ...JSON.parse(recorded([]).request), adviser: null, approval: null }),
    };
    expect(sharingView(bare).named).toEqual([]);
    expect(sharingView(bare).told).toBe(bare.request);
  });
});
