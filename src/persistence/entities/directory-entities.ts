import type { EntitySchema } from 'typeorm';
import { DutyDeskClosureEntity } from './duty-desk-closure-entity.js';
import { DutyDeskEntity } from './duty-desk-entity.js';
import { FeedClientEntity } from './feed-client-entity.js';
import { IssuerOrganisationEntity } from './issuer-organisation-entity.js';
import { OrganisationEntity } from './organisation-entity.js';
import { PostEntity } from './post-entity.js';
import { PractitionerEntity } from './practitioner-entity.js';
import { SignInEntity } from './sign-in-entity.js';

/** Every table of the directory; a test compares each with what the migrations make. */
export const DIRECTORY_ENTITIES: readonly EntitySchema[] = [
  OrganisationEntity,
  DutyDeskEntity,
  DutyDeskClosureEntity,
  PractitionerEntity,
  PostEntity,
  IssuerOrganisationEntity,
  SignInEntity,
  FeedClientEntity,
];
