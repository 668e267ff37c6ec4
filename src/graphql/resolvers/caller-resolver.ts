import { Ctx, Query, Resolver } from 'type-graphql';
import { trainingStanding, vettingStanding } from '../../directory/standing.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { CallerType } from '../types/caller-type.js';

/** `me`. */
@Resolver()
export class CallerResolver {
  @Query(() => CallerType, { description: 'Who you are to this hub.' })
  async me(@Ctx() context: HubContext) {
    const caller = callerOf(context);
    const { enquirer, today } = await context.services.directory.reader(caller);
    const post = enquirer?.post ?? null;
    return {
      name: enquirer === null ? null : `${enquirer.practitioner.givenName} ${enquirer.practitioner.familyName}`,
      post:
        post === null
          ? null
          : {
              id: post.id,
              group: post.group,
              organisation: post.organisation.name,
              organisationId: post.organisation.id,
              purposes: post.purposes,
              settings: post.settings,
            },
      vetting: enquirer === null ? null : vettingStanding(enquirer.practitioner, today),
      training: enquirer === null ? null : trainingStanding(enquirer.practitioner, today),
      authenticationLevel: caller.authenticationLevel,
    };
  }
}
