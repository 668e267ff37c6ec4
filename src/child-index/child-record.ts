import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId, OrganisationId, PostId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/** All that the index holds about one child: statements side by side, each with the organisation that states it. */
export interface ChildRecord {
  readonly id: ChildId;
  readonly identities: readonly IdentityStatement[];
  readonly residences: readonly Residence[];
  readonly relatedPeople: readonly RelatedPerson[];
  readonly involvements: readonly Involvement[];
  readonly cases: readonly SocialCareCase[];
  readonly plans: readonly Plan[];
  readonly consents: readonly Consent[];
  readonly commonAssessments: readonly CommonAssessment[];
  readonly policePointers: readonly PolicePointer[];
  readonly detriments: readonly DetrimentJudgement[];
  readonly changesOfIdentity: readonly ChangeOfIdentity[];
  readonly shields: readonly Shield[];
  /** Shields in force of others with whom this child lives, or has lived since the shield began. */
  readonly sharedShields: readonly SharedShield[];
  /** Whether a person still has to settle if this record and another are one child. */
  readonly underReview: boolean;
  /** Other children who are now at a current address of this child, whatever kind of place it is. */
  readonly household: readonly HouseholdChild[];
  /** The 25 most recent enquiries of others that may be listed, newest first. */
  readonly earlierEnquiries: readonly RecordedEnquiry[];
}

/** Who states it and as of when. */
export interface Statement {
  readonly sourceId: OrganisationId;
  readonly sourceName: string;
  readonly sourceClass: string;
  /** Whether the directory marks the source as a confidential service, whatever its class. */
  readonly confidentialSource: boolean;
  readonly sourceKey: string;
  readonly asOf: Instant;
  readonly receivedAt: Instant;
}

export interface IdentityStatement extends Statement {
  readonly givenName: string;
  readonly familyName: string;
  readonly formerFamilyNames: readonly string[];
  readonly birthDate: CalendarDate | null;
  readonly expectedDate: CalendarDate | null;
  readonly sex: 'FEMALE' | 'MALE' | 'NOT_STATED';
  readonly nhsNumber: string | null;
  readonly mother: {
    readonly nhsNumber: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate: CalendarDate;
  } | null;
  readonly deceasedOn: CalendarDate | null;
}

export interface Residence extends Statement {
  readonly line1: string;
  readonly town: string | null;
  readonly postcode: string;
  readonly addressKey: string;
  readonly dwelling: 'HOME' | 'HOSPITAL' | 'HOSTEL' | 'REFUGE' | 'CHILDRENS_HOME' | 'PLACEHOLDER';
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
}

export interface RelatedPerson extends Statement {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  readonly relation: string;
  readonly parentalResponsibility: boolean;
  readonly livesWithChild: boolean;
  readonly suspectedOfHarm: boolean;
  readonly mustNotFind: boolean;
}

export interface Involvement extends Statement {
  readonly service: string;
  readonly practitionerName: string | null;
  readonly contact: string | null;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
  readonly sensitive: boolean;
  readonly recordedGround: 'NOT_SENSITIVE' | 'CONSENT' | 'SUSPICION';
}

export interface SocialCareCase extends Statement {
  readonly state: 'OPEN' | 'CLOSED';
  readonly childInNeed: boolean;
  readonly opened: CalendarDate;
  readonly closed: CalendarDate | null;
  readonly leadSocialWorkerName: string | null;
  readonly leadSocialWorkerTeam: string | null;
  readonly leadSocialWorkerPhone: string | null;
  /** Where notices go; `null` also when the post that the authority states is not an active one of its own. */
  readonly leadSocialWorkerPost: PostId | null;
}

export interface Plan extends Statement {
  readonly kind: 'CHILD_PROTECTION_PLAN' | 'LOOKED_AFTER' | 'UNBORN_PROTECTION_PLAN';
  readonly categories: readonly string[];
  readonly started: CalendarDate;
  readonly ended: CalendarDate | null;
  readonly endReason: string | null;
}

export interface Consent extends Statement {
  readonly giver: 'YOUNG_PERSON' | 'PARENT';
  readonly scope: 'TO_RECORD' | 'TO_POINT' | 'TO_SHARE';
  readonly service: string;
  readonly purpose: string;
  readonly state: 'GIVEN' | 'REFUSED' | 'WITHDRAWN' | 'NOT_SOUGHT' | 'NOT_ABLE';
  readonly effectiveFrom: Instant;
  readonly effectiveUntil: Instant | null;
  readonly competence: 'ASSESSED_COMPETENT' | 'ASSESSED_NOT_COMPETENT' | 'NOT_ASSESSED';
}

/** That a common assessment exists and who holds it; never what is in it (2.16). */
export interface CommonAssessment extends Statement {
  readonly holderName: string;
  readonly contact: string | null;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
}

/** That the police hold something and are to be asked; never what (2.125, 12.19). */
export interface PolicePointer extends Statement {
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
}

/** A holder's judgement that telling would do this child more harm than not telling. */
export interface DetrimentJudgement extends Statement {
  /** What of the holder's own statements it covers: one of them, by its name at the holder, or all. */
  readonly covers: string | null;
  readonly reason: string;
  readonly reviewOn: CalendarDate;
  readonly existenceToo: boolean;
  readonly since: Instant;
  readonly until: Instant | null;
}

/** An adoption or other protected change of identity: what was stated of the child before it is no longer told. */
export interface ChangeOfIdentity extends Statement {
  readonly since: CalendarDate;
}

export interface Shield extends Statement {
  readonly since: Instant;
  readonly until: Instant | null;
  readonly hidesName: boolean;
}

/** The shield of another child, as far as it hides this one too: who set it and from when. */
export type SharedShield = Pick<Shield, 'sourceId' | 'since'>;

/** Another child of the household, as far as an answer or a notice may need it. */
export interface HouseholdChild {
  readonly id: ChildId;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  /** What kind of place the shared address is, a home only where nobody calls it anything else; only a home makes a household. */
  readonly dwelling: Residence['dwelling'];
  readonly shielded: boolean;
  /** Whether this child is stated at a home or refuge of both: a shield that hides it then hides the other too. */
  readonly sharesShield: boolean;
  readonly planInForce: boolean;
  /** Authority of the plan in force and the lead social worker's post there. */
  readonly planAuthority: OrganisationId | null;
  /** The plan in that authority's own system: what its people know the child by. */
  readonly planKey: string | null;
  readonly leadSocialWorkerPost: PostId | null;
  /** Only to see whether the enquirer is too near to this child too; nothing of it is ever shown. */
  readonly surroundings: ChildSurroundings;
}

/** Who and where is around a child, now and before, as far as a conflict of interest can be seen in it. */
export interface ChildSurroundings {
  readonly identities: readonly Pick<
    IdentityStatement,
    'givenName' | 'familyName' | 'formerFamilyNames' | 'birthDate' | 'mother'
  >[];
  readonly residences: readonly Pick<Residence, 'postcode' | 'addressKey' | 'dwelling'>[];
  readonly relatedPeople: readonly Pick<RelatedPerson, 'givenName' | 'familyName' | 'birthDate' | 'mustNotFind'>[];
}

export interface RecordedEnquiry {
  readonly at: Instant;
  readonly setting: string;
  readonly sector: string;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
}
