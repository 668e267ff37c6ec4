import type { EnquiryOutcome } from '../../decision-policy/facts/vocabulary.js';
import type { AuthorityStatement, SourceFreshness } from '../../release/enquiry-answer.js';
import { words } from './words.js';

/** The words of an answer as enums of the schema. */
export const EnquiryOutcomeType = words<EnquiryOutcome>(
  'EnquiryOutcome',
  'What became of the enquiry. None of them means that there is no concern.',
  {
    RELEASED: 'All that was asked for and is held was released.',
    PARTLY_RELEASED: 'A part was released; `withheld` says what was not, and why.',
    ASK_HOLDER: 'Something is held that only its holder may release: ask the holder.',
    NO_RECORD: 'No record was found, and the feed of every covered authority is in time.',
    IDENTITY_NOT_CONFIRMED: 'The details do not point to one child: give further details, or phone.',
    MEDIATED: 'The hub team answers in person.',
    REFUSED:
      'Not answered; `message` says why and what mends it. Of a concern that was typed it says as well whether anybody is told.',
  },
);

export const CaseStateType = words<AuthorityStatement['case']>('CaseState', "What an authority's social care says.", {
  OPEN: 'A case is open.',
  CLOSED: 'A case was open once.',
  NOT_KNOWN: 'The authority does not know the child.',
  NOT_PERMITTED: 'This enquiry is not permitted to know.',
  NOT_CHECKED: 'Could not be checked: this does not mean that there is no case.',
});

export const PlanStateType = words<AuthorityStatement['plan']>('PlanState', 'Whether a plan is recorded.', {
  IN_FORCE: 'A plan is in force.',
  ENDED: 'A plan was in force and has ended.',
  NONE_RECORDED: 'No plan is recorded.',
  NOT_PERMITTED: 'This enquiry is not permitted to know.',
  NOT_CHECKED: 'Could not be checked: this does not mean that there is no plan.',
});

export const FeedStateType = words<SourceFreshness['state']>('FeedState', 'How fresh a source is.', {
  IN_TIME: 'It has spoken when it should have.',
  LATE: 'It should have spoken since; what it last said may be out of date.',
  NEVER: 'It has never spoken.',
});
