import type { ForbidRule } from '../../rulebook/rule.js';
import { WITHHELD_BY_DETRIMENT } from './more-detrimental.js';

/**
 * The holder has judged that even the bare fact that something is held would do the child more harm than not telling
 * it. It is withheld and not spoken of; who asks the hub team is put in touch, or not, as the holder decides (5.23,
 * 5.24, Children Act 2004 section 16LB).
 */
export const existenceToo: ForbidRule = {
  id: 'detriment/existence-too',
  step: 'detriment',
  effect: 'forbid',
  text: 'whoever holds this judged that even its existence would do the child more harm if told',
  citations: ['5.23', '5.24', 'Children Act 2004 section 16LB (not commenced)'],
  fields: { ...WITHHELD_BY_DETRIMENT, IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'] },
  when: { detriment: { $nin: ['NONE', 'MORE_DETRIMENTAL'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
