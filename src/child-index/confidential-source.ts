import type { Statement } from './child-record.js';

/** Classes of source whose every statement says that a child uses a confidential service. */
export const CONFIDENTIAL_CLASSES: readonly string[] = ['SEXUAL_HEALTH', 'MENTAL_HEALTH'];

/** Whether a source of this class is itself a confidential service. */
export function isConfidentialClass(sourceClass: string | null): boolean {
  return sourceClass !== null && CONFIDENTIAL_CLASSES.includes(sourceClass);
}

/**
 * The statements by which a child may be found and recognised. Those of a confidential service are left out: a child
 * whom only such a service knows is found as little as one whom nobody knows, and a name that only it was told is no
 * key.
 */
export function openStatements<Kind extends Statement>(statements: readonly Kind[]): readonly Kind[] {
  return statements.filter((statement) => !isConfidentialClass(statement.sourceClass));
}
