import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { record, tryToRecord } from '../support/sharing-hub.js';
import { sharingInput } from '../support/sharing-input.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

describe('what is asked for before a decision is recorded', { timeout: 60_000 }, () => {
  it('asks for the parts of a consent only once it is known that there is one', async () => {
    const pathsOf = async (changes: Parameters<typeof sharingInput>[0]) => {
      const { errors } = await tryToRecord(hub, 'gp', sharingInput(changes));
      const { extensions } = errors[0] ?? { extensions: { path: '', also: [] } };
      const also = (extensions['also'] ?? []) as { path: string }[];
      return [extensions['path'], ...also.map(({ path }) => path)].sort();
    };
    expect(await pathsOf({ confidence: null, consent: null })).toEqual(['input.confidence', 'input.consent']);
    expect(await pathsOf({ consent: null })).toEqual(['input.consent']);
    expect(await pathsOf({ consent: { state: 'GIVEN' } })).toEqual(['input.consent.giver', 'input.consent.scope']);
  });

  it('is about nobody who is born in the future, and expected when the decision was made', async () => {
    const child = { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: town.daysBefore(-2) };
    const { errors } = await tryToRecord(hub, 'gp', sharingInput({ subject: { child } }));
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: 'input.subject.child.dateOfBirth' });
    const unborn = {
      motherNhsNumber: '9990000018',
      motherGivenName: 'Eve',
      motherFamilyName: 'Passingby',
      motherDateOfBirth: '1999-12-31',
      expectedDate: '2016-01-01',
    };
    const late = await tryToRecord(hub, 'gp', sharingInput({ subject: { unborn } }));
    expect(late.errors[0]?.extensions).toMatchObject({ path: 'input.subject.unborn.expectedDate' });
  });

  it('may be told to somebody known by two letters, and give its reasons over several lines', async () => {
    const recipient = { organisation: 'Z01', role: 'HV' };
    await record(hub, 'gp', sharingInput({ recipient, reasons: 'the visits\r\nwere missed' }));
  });
});
