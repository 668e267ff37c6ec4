import type { ChildRecord } from '../child-index/child-record.js';
import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/** All that an answer is made from. Nothing else is read: the same materials give the same bytes. */
export interface AnswerMaterials {
  readonly decision: Decision;
  readonly facts: EnquiryFacts;
  /** What the enquirer typed about the subject; the only identifiers that an answer about a shielded child may hold. */
  readonly typed: TypedSubject;
  /** The calendar day of the decision in England. */
  readonly today: CalendarDate;
  /** The child whose identity is confirmed, else `null`; items of the decision refer to its parts. */
  readonly child: ChildRecord | null;
  /** Duty desks at the instant of the decision, the hub's own last. */
  readonly desks: readonly DutyDeskNow[];
  /** Authority in whose area the enquirer works. */
  readonly ownAuthority: OrganisationId | null;
  /**
   * Authority of the place where the child is now. INVARIANT: told by what was typed and by where the enquirer works,
   * never by the index, because it moves the first phone number in every answer, refusals included.
   */
  readonly childIsIn: OrganisationId | null;
  readonly authorities: readonly AnsweringAuthority[];
  readonly sources: readonly AnsweringSources[];
  readonly ruleText: (rule: string) => RuleText;
  /** Canonical JSON (RFC 8785). */
  readonly canonical: (value: unknown) => string;
  /** Base64 SHA-256 of a text's UTF-8 bytes; ties the answer to the receipt of its own record. */
  readonly digest: (text: string) => string;
}

/** What people are told about a rule; lower case, no full stop. */
export interface RuleText {
  readonly text: string;
  readonly citation: string;
  readonly whoCouldChangeIt: string;
}

/** An authority that feeds this hub, so that its silence can mean something. */
export interface AnsweringAuthority {
  readonly id: OrganisationId;
  readonly name: string;
  readonly state: 'IN_TIME' | 'LATE' | 'NEVER';
  readonly asOf: Instant | null;
}

/** A class of sources and how fresh the worst of them is. */
export interface AnsweringSources {
  readonly sourceClass: string;
  readonly state: 'IN_TIME' | 'LATE' | 'NEVER';
  readonly asOf: Instant | null;
}

/** The subject of the enquiry as typed, as far as an answer may repeat it. */
export type TypedSubject =
  | {
      readonly kind: 'CHILD';
      readonly nhsNumber: string | null;
      readonly givenName: string | null;
      readonly familyName: string | null;
      readonly birthDate: CalendarDate | null;
      readonly sex: string | null;
    }
  | { readonly kind: 'UNBORN' | 'HOUSEHOLD' | 'ADULT' };

/** The enquiry is about one child, born or unborn, and not about a household or an adult. */
export function isAboutOneChild({ subject }: EnquiryFacts): boolean {
  return subject.kind === 'CHILD' || subject.kind === 'UNBORN';
}

/** A shield hides this child from this enquirer; an access override that is valid opens it. */
export function isHidden({ facts, decision }: Pick<AnswerMaterials, 'facts' | 'decision'>): boolean {
  return facts.subject.shield === 'IN_FORCE' && decision.derived.shieldOverride !== 'VALID';
}
