import type { CloseRule } from '../../rulebook/rule.js';

/**
 * What was typed, held against the directory's entry of the enquirer and of the colleague asked for, shows themselves,
 * their own child, a relative or their address. Anybody else whom they work with is held against nothing. It reads
 * nothing that was found, so that the answer says nothing of the child; the hub team, who never enquire themselves,
 * arrange that somebody without a conflict enquires and decides. The enquirer is sent there and to no colleague of their
 * own choice, since a conflict that is passed on by word of mouth is seen by nobody. Whichever of the two is too near,
 * the sentence is the same: it is true and names neither. No override lifts it. Our reading: 2.115 keeps whoever was
 * personally involved from reviewing a case, and nothing says it of enquirers.
 */
export const asTyped: CloseRule = {
  id: 'conflict/as-typed',
  step: 'conflict',
  effect: 'close',
  by: 'CONFLICT_OF_INTEREST',
  stage: 2,
  text: 'what you typed shows a personal connection with you or with the colleague you ask for, so that you are not answered',
  citations: ['2.115'],
  when: { conflictAsTyped: { $ne: false } },
  liftedBy: [],
  outcome: 'MEDIATED',
  shownAs: null,
  mend: 'phone the hub team now, who arrange that somebody without a conflict enquires',
  nextSteps: ['MEDIATED', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
