import {
  coerceInputValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** A variable that does not fit its type: the path in the names of the schema, and what is accepted there. */
export interface VariableFault {
  readonly path: string;
  readonly accepted: string;
}

/**
 * The first variable of `operation` that does not fit, or `null`. It is looked at before execution, because the
 * errors of execution repeat the value that was sent.
 */
export function variableFault(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): VariableFault | null {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined;
    if (type === undefined || !isInputType(type)) continue;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined && (definition.defaultValue !== undefined || !isNonNullType(type))) continue;
    const fault = faultOf(name, value, type);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOf(name: string, value: unknown, type: GraphQLInputType): VariableFault | null {
  let fault: VariableFault | null = null;
  // the path is of fields that the schema names and of places in lists: nothing of it was sent
  coerceInputValue(value ?? null, type, (path, at) => {
    if (fault !== null) return;
    const found = typeAt(type, path);
    const absent = absentField(found, at);
    const whole = absent === null ? [name, ...path] : [name, ...path, absent.name];
    fault = { path: whole.join('.'), accepted: accepted(absent?.type ?? found) };
  });
  return fault;
}

/** The first field that an object must have and has not: GraphQL reports the object. */
function absentField(type: GraphQLInputType, value: unknown): GraphQLInputField | null {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const sent = new Map(Object.entries(value));
  const required = Object.values(named.getFields()).filter(isRequiredInputField);
  return required.find((field) => sent.get(field.name) === undefined) ?? null;
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  return path.reduce<GraphQLInputType>((at, step) => {
    const named = getNamedType(at);
    const field = isInputObjectType(named) ? named.getFields()[step] : undefined;
    return field?.type ?? at;
  }, type);
}

const IN_WORDS: Readonly<Record<string, string>> = {
  Boolean: 'true or false',
  Float: 'a number',
  ID: 'an id, as text',
  Int: 'a whole number',
  String: 'text',
};

function accepted(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named))
    return named
      .getValues()
      .map(({ name }) => name)
      .join(', ');
  if (!isInputObjectType(named)) return IN_WORDS[named.name] ?? named.name;
  const fields = Object.values(named.getFields());
  const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
  const others = fields.filter((field) => !isNonNullType(field.type)).map(({ name }) => name);
  if (required.length === 0) return `an object with any of ${others.join(', ')}`;
  return `an object with ${required.join(', ')}${others.length === 0 ? '' : `, and optionally ${others.join(', ')}`}`;
}
