import type { PractitionerGroup, SourceClass } from '../decision-policy/facts/vocabulary.js';
import type { AnsweringSources } from './answer-materials.js';
import type { SourceFreshness } from './enquiry-answer.js';

const SOCIAL_CARE: readonly SourceClass[] = ['SOCIAL_CARE'];
// mental and sexual health are never in the list: its length must not tell whose sources were asked
const PRACTITIONERS: readonly SourceClass[] = ['SOCIAL_CARE', 'GP', 'HOSPITAL', 'COMMUNITY_HEALTH', 'EDUCATION'];

const SOCIAL_CARE_ONLY: readonly (PractitionerGroup | 'NONE')[] = [
  'NONE',
  'POLICE',
  'AMBULANCE',
  'HOUSING',
  'YOUTH_WORK',
  'VOLUNTARY',
  'IMMIGRATION',
  'RECEPTION',
  'ADULT_SOCIAL_CARE',
  'TEACHER',
  'EARLY_YEARS_PRACTITIONER',
  'PRISON',
  'HUB_TEAM',
  'IG_LEAD',
  'HUB_IG_LEAD',
];

/**
 * How fresh the sources are that this group's answers are made from. The classes are fixed by the group and are those
 * of the whole hub, never of this child: a class without any source stands there as `NEVER`.
 */
export function sourceFreshness(
  group: PractitionerGroup | 'NONE',
  sources: readonly AnsweringSources[],
): readonly SourceFreshness[] {
  const classes = SOCIAL_CARE_ONLY.includes(group) ? SOCIAL_CARE : PRACTITIONERS;
  return classes.map((source) => {
    const found = sources.find(({ sourceClass }) => sourceClass === source);
    return { source, state: found?.state ?? 'NEVER', asOf: found?.asOf ?? null };
  });
}
