import { FIELDS_OF_KIND } from '../../facts/facts.js';
import type { ForbidRule } from '../../rulebook/rule.js';

/** Who was confirmed is said back as it was typed: nothing of it goes from one body to another. */
const SAID_BACK = 'IDENTITY';

/**
 * Nothing goes from one body to another without a power to tell it: a duty to cooperate or to have arrangements is no
 * gateway. What no gateway in force carries stays with its holder, whatever would permit it, and is not spoken of: that
 * the police, youth justice, housing or a clinic hold something is itself something told (Appendix 1 paragraphs 3 to 14;
 * 8.31).
 */
export const noneCarries: ForbidRule = {
  id: 'gateway/none-carries',
  step: 'gateway',
  effect: 'forbid',
  text: 'no power in law is recorded here by which this holder could tell your organisation through the hub',
  citations: ['Appendix 1 paragraphs 3 to 14', '8.31'],
  fields: Object.fromEntries(Object.entries(FIELDS_OF_KIND).filter(([kind]) => kind !== SAID_BACK)),
  when: { gateway: { $ne: 'FOUND' } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
