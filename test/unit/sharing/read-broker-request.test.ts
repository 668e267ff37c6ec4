import { describe, expect, it } from 'vitest';
import type { LogReceipt } from '../../../src/disclosure-log/log-receipt.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import type { RecordedBrokerRequest } from '../../../src/sharing/broker-request-view.js';
import { createReadBrokerRequest } from '../../../src/sharing/read-broker-request.js';
import { caller, childRecord, enquirer, involvement, NOW, organisation, TODAY } from '../../support/builders.js';

const ID = 'd-1' as DecisionId;
const FOUND: RecordedBrokerRequest = {
  id: ID,
  askedAt: NOW,
  replyDueBy: '2026-11-23T17:00:00.000000Z',
  concern: 'WELFARE',
  replies: [],
  request: JSON.stringify({ about: 'd-0', reason: 'is anything known' }),
  asker: enquirer().practitioner,
  organisation: 'Mill Lane Surgery',
  group: 'GP',
  enquiry: {
    request: JSON.stringify({ purpose: 'WELFARE_CONCERN', subject: { kind: 'CHILD' } }),
    decision: JSON.stringify({ closed: [], items: [], derived: { shieldOverride: 'NONE' } }),
    conflicted: false,
    childId: childRecord().id,
  },
};
const CLINIC = involvement({ sourceId: organisation('CLINIC'), sensitive: true, recordedGround: 'SUSPICION' });

function reading(recorded: (what: unknown) => Promise<LogReceipt>, found: RecordedBrokerRequest | null = FOUND) {
  return createReadBrokerRequest({
    directory: {
      reader: async () => ({ instant: NOW, today: TODAY, enquirer: enquirer({ group: 'HUB_TEAM' }) }),
    },
    requests: { request: async () => found },
    index: { record: async () => childRecord({ involvements: [CLINIC] }) },
    recorder: { recordReading: ({ what, shown }) => recorded({ what, shown }) },
  });
}

describe('the reading of a request for contact', () => {
  it('is recorded with the services before anything is shown, and shows nothing when it cannot be', async () => {
    const recorded: unknown[] = [];
    const read = reading(async (what) => {
      recorded.push(what);
      throw new Error('the log is not writable');
    });
    await expect(read(caller(), ID)).rejects.toThrow('not writable');
    expect(recorded).toEqual([{ what: { brokerRequest: ID, services: ['CLINIC'] }, shown: [ID] }]);
  });

  it('names no service once there is a reply, as then nothing is brokered', async () => {
    const recorded: unknown[] = [];
    const read = reading(
      async (what) => {
        recorded.push(what);
        return {} as LogReceipt;
      },
      { ...FOUND, replies: ['d-2'] },
    );
    expect(await read(caller(), ID)).toMatchObject({ value: { services: [], replies: ['d-2'] } });
    expect(recorded).toEqual([{ what: { brokerRequest: ID, services: [] }, shown: [ID] }]);
  });

  it('is recorded also when there is nothing to show', async () => {
    const recorded: unknown[] = [];
    const read = reading(async (what) => {
      recorded.push(what);
      return {} as LogReceipt;
    }, null);
    expect(await read(caller(), ID)).toEqual({ ok: true, value: null });
    expect(recorded).toEqual([{ what: { brokerRequest: ID, services: [] }, shown: [] }]);
  });
});
