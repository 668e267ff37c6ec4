import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 8: under 13 a report to social care and a strategy discussion are presumed, with the reporting practitioner in
 * it. A refusal ends that once its approval is confirmed, and not before (5.27).
 */
export const under13ReportAndStrategy: TaskRule = {
  id: 'sharing/under-13-report-and-strategy',
  step: 'sharing',
  effect: 'task',
  text: 'a report to social care and a strategy discussion are presumed',
  citations: ['5.27'],
  when: {
    sexualActivityAt: { $nin: ['13_TO_15', '16_TO_17', 'NONE'] },
    strategyDiscussion: { $nin: ['HELD', 'NOT_NEEDED_WITH_REASON'] },
  },
  task: 'REPORT_AND_STRATEGY_DISCUSSION',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
