declare const brand: unique symbol;

/** A string that cannot be mistaken for another kind of identifier at compile time. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Random UUID of a child or unborn child in the index; never shown to an enquirer. */
export type ChildId = Branded<'ChildId'>;
/** Code of an organisation, shaped like an ODS code. */
export type OrganisationId = Branded<'OrganisationId'>;
/** Random UUID of a person in the directory. */
export type PractitionerId = Branded<'PractitionerId'>;
/** Code of one post: a practitioner in one role at one organisation (CIS2 calls it a person role). */
export type PostId = Branded<'PostId'>;
/** Random UUID of a recorded decision. */
export type DecisionId = Branded<'DecisionId'>;
/** UUID that the caller gives to one request, so that a repeat can be recognised. */
export type RequestId = Branded<'RequestId'>;
