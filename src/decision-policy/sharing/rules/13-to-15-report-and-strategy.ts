import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 9: with reasonable cause to believe in significant harm, a report and a strategy discussion are presumed (5.28).
 */
export const thirteenTo15ReportAndStrategy: TaskRule = {
  id: 'sharing/13-to-15-report-and-strategy',
  step: 'sharing',
  effect: 'task',
  text: 'a report to social care and a strategy discussion are presumed',
  citations: ['5.28'],
  when: {
    sexualActivityAt: { $nin: ['UNDER_13', '16_TO_17', 'NONE'] },
    harm: { $ne: 'NO' },
    strategyDiscussion: { $nin: ['HELD', 'NOT_NEEDED_WITH_REASON'] },
  },
  task: 'REPORT_AND_STRATEGY_DISCUSSION',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
