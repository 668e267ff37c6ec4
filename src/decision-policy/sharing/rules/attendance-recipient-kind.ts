import type { RecordRule } from '../sharing-rule.js';

/**
 * Whether a visit to urgent care is told to a general practice, to whom it is told without asking for consent, or to
 * somebody else, is stated where the directory does not say it (2.71).
 */
export const attendanceRecipientKind: RecordRule = {
  id: 'sharing/attendance-recipient-kind',
  step: 'sharing',
  effect: 'require',
  unmet: 'AT_ONCE',
  text: 'of a visit to urgent care it is stated what type of organisation was told',
  citations: ['2.71'],
  when: { information: { $in: ['A_AND_E_ATTENDANCE', 'UNKNOWN'] } },
  lacking: { recipientKind: { $in: ['UNKNOWN'] } },
  input: 'recipient.organisationKind',
  accepted: ['the type of the organisation, such as GP_PRACTICE'],
  since: '2018-05-25',
  until: null,
};
