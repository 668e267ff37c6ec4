import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 10: with reasonable cause to believe in significant harm, a report and a strategy discussion are presumed as
 * from 13 to 15 (5.28, 5.31).
 */
export const sixteenTo17ReportAndStrategy: TaskRule = {
  id: 'sharing/16-to-17-report-and-strategy',
  step: 'sharing',
  effect: 'task',
  text: 'a report to social care and a strategy discussion are presumed',
  citations: ['5.28', '5.31'],
  when: {
    sexualActivityAt: { $nin: ['UNDER_13', '13_TO_15', 'NONE'] },
    harm: { $ne: 'NO' },
    strategyDiscussion: { $nin: ['HELD', 'NOT_NEEDED_WITH_REASON'] },
  },
  task: 'REPORT_AND_STRATEGY_DISCUSSION',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
