import type {
  ChangeOfIdentity,
  CommonAssessment,
  DetrimentJudgement,
  PolicePointer,
} from '../../src/child-index/child-record.js';
import { day, moment, organisation, statement } from './builders.js';

export function commonAssessment(changes: Partial<CommonAssessment> = {}): CommonAssessment {
  return {
    ...statement,
    sourceId: organisation('SCH1'),
    sourceName: 'Mill Lane Primary School',
    sourceClass: 'EDUCATION',
    holderName: 'Joan Hartley',
    contact: '01632 960444',
    since: day('2026-05-01'),
    until: null,
    ...changes,
  };
}

export function policePointer(changes: Partial<PolicePointer> = {}): PolicePointer {
  return {
    ...statement,
    sourceId: organisation('POL1'),
    sourceName: 'Moorland Police',
    sourceClass: 'POLICE',
    since: day('2026-06-01'),
    until: null,
    ...changes,
  };
}

/** A judgement of `LA1`, whose statements are all called `k1` unless told otherwise. */
export function detriment(changes: Partial<DetrimentJudgement> = {}): DetrimentJudgement {
  return {
    ...statement,
    covers: null,
    reason: 'the child would be punished at home if it were known who spoke',
    reviewOn: day('2026-12-01'),
    existenceToo: false,
    since: moment('2026-10-01T00:00:00Z'),
    until: null,
    ...changes,
  };
}

export function changeOfIdentity(changes: Partial<ChangeOfIdentity> = {}): ChangeOfIdentity {
  return { ...statement, since: day('2025-06-01'), ...changes };
}
