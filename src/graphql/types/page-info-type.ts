import { Field, ObjectType } from 'type-graphql';

/** Where a list goes on. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a list goes on.' })
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, { description: 'Whether there is a further page.' })
  hasNextPage: boolean;
  @Field(() => String, { nullable: true, description: 'Give it as `after` to get the next page.' })
  endCursor: string | null;
}

/** The page information of a list whose next page begins at `next`. */
export function pageInfo(next: string | null): PageInfo {
  return { hasNextPage: next !== null, endCursor: next };
}
