import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import type { NoticePage, NoticeState } from './notice-view.js';

/** Whose notices: one post at one organisation, with the group it holds there; taken from the directory. */
export interface NoticeRecipient {
  readonly organisation: OrganisationId;
  readonly post: PostId;
  readonly group: PractitionerGroup;
  /** Who reads, in whatever post. */
  readonly practitioner: EnquirerPerson;
}

/**
 * What somebody is told.
 * Obligations: newest first; pages follow one another without gap or repetition while notices are added; a notice to a
 * post is read by that post alone, one to a group by whoever holds it at that organisation; a cursor opens nothing that
 * belongs to another recipient; what follows from an enquiry of the reader's own is left out without a gap, since it may
 * tell what the answer kept back, and so is what follows from a decision about a child to whom the reader is too near
 * (5.153), but for what is told for a part of the reader's own in it; an unknown cursor is the end, never an error.
 */
export interface NoticeInbox {
  read(recipient: NoticeRecipient, state: NoticeState | null, first: number, after: string | null): Promise<NoticePage>;
}
