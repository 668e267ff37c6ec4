import type { OrganisationId } from '../shared/ids.js';
import type { ChildRecord, Statement } from './child-record.js';

/** Classes of source whose every statement says that a child uses a confidential service. */
export const CONFIDENTIAL_CLASSES: readonly string[] = ['SEXUAL_HEALTH', 'MENTAL_HEALTH'];

/** Whether a source of this class is itself a confidential service. */
export function isConfidentialClass(sourceClass: string | null): boolean {
  return sourceClass !== null && CONFIDENTIAL_CLASSES.includes(sourceClass);
}

/** Whether a source is a confidential service, by its class or because the directory marks it so. */
export function isConfidentialSource(source: {
  readonly sourceClass: string | null;
  readonly confidentialService: boolean;
}): boolean {
  return source.confidentialService || isConfidentialClass(source.sourceClass);
}

/** What a source does for a child, as far as it tells whether the source may be heard about it. */
type Dealings = Pick<ChildRecord, 'involvements' | 'cases' | 'plans'>;

/**
 * The statements by which a child may be found and recognised. Those of a confidential service are left out: a child
 * whom only such a service knows is found as little as one whom nobody knows, and a name that only it was told is no
 * key (5.25). Confidential are sources of such a class, those the directory marks so, and for this child any other
 * that has nothing but sensitive services to do with it: a hospital that knows it from its clinic alone.
 */
export function openStatements<Kind extends Statement>(record: Dealings, statements: readonly Kind[]): readonly Kind[] {
  return statements.filter(
    (statement) =>
      !statement.confidentialSource &&
      !isConfidentialClass(statement.sourceClass) &&
      !knowsBySensitiveServiceAlone(record, statement.sourceId),
  );
}

function knowsBySensitiveServiceAlone({ involvements, cases, plans }: Dealings, source: OrganisationId): boolean {
  const services = involvements.filter(({ sourceId }) => sourceId === source);
  if (services.length === 0 || services.some(({ sensitive }) => !sensitive)) return false;
  return ![...cases, ...plans].some(({ sourceId }) => sourceId === source);
}
