import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The most that one document may hold. The whole answer of an enquiry needs depth 5 and about 70 fields. */
export const DOCUMENT_LIMITS = {
  tokens: 600,
  depth: 8,
  /** Introspection nests its types deeper; it exists in development alone. */
  introspectionDepth: 16,
  /** Fields with all fragments spread out. */
  fields: 300,
  aliases: 10,
  directives: 10,
  /** The same field more often in one selection is a flood. */
  sameField: 5,
  /** Limits of enquiries hold for each request because it holds one. */
  mutations: 1,
} as const;

interface Size {
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly depth: number;
  readonly sameField: number;
}

const NOTHING: Size = { fields: 0, aliases: 0, directives: 0, depth: 0, sameField: 0 };

/** A validation rule: each operation, fragments spread out, stays within `DOCUMENT_LIMITS`. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const fragments = new Map<FragmentDefinitionNode, Size>();

  /** Sizes add up without spreading anything out: a fragment is measured once, however often it is used. */
  const measure = (set: SelectionSetNode | undefined): Size => {
    const names = new Map<string, number>();
    let total = NOTHING;
    for (const selection of set?.selections ?? []) {
      const directives = { ...NOTHING, directives: selection.directives?.length ?? 0 };
      total = sum(total, directives);
      if (selection.kind === Kind.FIELD) {
        const inside = measure(selection.selectionSet);
        names.set(selection.name.value, (names.get(selection.name.value) ?? 0) + 1);
        const field = { ...NOTHING, fields: 1, aliases: selection.alias === undefined ? 0 : 1 };
        total = sum(total, sum(field, { ...inside, depth: inside.depth + 1 }));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total = sum(total, measure(selection.selectionSet));
      } else {
        total = sum(total, sizeOfFragment(context.getFragment(selection.name.value)));
      }
    }
    return { ...total, sameField: Math.max(total.sameField, ...names.values()) };
  };

  const sizeOfFragment = (fragment: FragmentDefinitionNode | null | undefined): Size => {
    if (fragment === null || fragment === undefined) return NOTHING;
    const known = fragments.get(fragment);
    if (known !== undefined) return known;
    // a fragment that contains itself is refused by another rule and counts as nothing here
    fragments.set(fragment, NOTHING);
    const size = measure(fragment.selectionSet);
    fragments.set(fragment, size);
    return size;
  };

  return {
    OperationDefinition(operation) {
      const fault = faultOf(operation, measure(operation.selectionSet));
      if (fault !== null) context.reportError(new GraphQLError(fault, { nodes: operation }));
      return undefined;
    },
  };
}

function faultOf(operation: OperationDefinitionNode, size: Size): string | null {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return 'there are no subscriptions here';
  const roots = operation.selectionSet.selections;
  const introspects = roots.some((root) => root.kind === Kind.FIELD && root.name.value.startsWith('__'));
  const depth = introspects ? DOCUMENT_LIMITS.introspectionDepth : DOCUMENT_LIMITS.depth;
  if (size.depth > depth) return `an operation nests at most ${depth} deep`;
  if (size.aliases > DOCUMENT_LIMITS.aliases) return `an operation has at most ${DOCUMENT_LIMITS.aliases} aliases`;
  if (size.directives > DOCUMENT_LIMITS.directives) {
    return `an operation has at most ${DOCUMENT_LIMITS.directives} directives`;
  }
  if (size.fields > DOCUMENT_LIMITS.fields) return `an operation has at most ${DOCUMENT_LIMITS.fields} fields`;
  if (size.sameField > DOCUMENT_LIMITS.sameField) {
    return `one selection names the same field at most ${DOCUMENT_LIMITS.sameField} times`;
  }
  const oneRoot = roots.length === 1 && roots[0]?.kind === Kind.FIELD;
  return operation.operation === OperationTypeNode.MUTATION && !oneRoot
    ? 'a mutation has exactly one field: send one a request'
    : null;
}

function sum(left: Size, right: Size): Size {
  return {
    fields: left.fields + right.fields,
    aliases: left.aliases + right.aliases,
    directives: left.directives + right.directives,
    depth: Math.max(left.depth, right.depth),
    sameField: Math.max(left.sameField, right.sameField),
  };
}
