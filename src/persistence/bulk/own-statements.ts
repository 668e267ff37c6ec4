import type {
  OwnAssessment,
  OwnConsent,
  OwnDealing,
  OwnInvolvement,
  OwnJudgement,
  OwnQuestion,
  OwnStatement,
  OwnStatements,
} from '../../feed/ports.js';
import { TABLE_OF_KIND, type StatementRecord, type StatementTable } from '../../feed/statement-record.js';
import type { FeedRowKind } from '../../feed/feed-row.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { ChildId } from '../../shared/ids.js';

/** What one source has stated so far in this load. Forgotten when its file ends, so that memory is that of one file. */
export interface OwnMemory {
  answer(question: OwnQuestion): OwnStatements;
  setChild(localId: string, childId: ChildId): void;
  /** The child about whom the source stated something under this name before; `null` when it did not. */
  childOf(table: StatementTable, id: string): ChildId | null;
  /** A written statement. One that stood under the same name before has to be dropped first. */
  add(record: StatementRecord): void;
  drop(table: StatementTable, id: string): void;
  /** Names of what the source states about the person: identity, residence, people, and judgements of telling it. */
  aboutThePerson(childId: ChildId): readonly (readonly [StatementTable, string])[];
}

const KIND_OF_TABLE = new Map(
  Object.entries(TABLE_OF_KIND).map(([kind, table]) => [table, kind as FeedRowKind] as const),
);
const ABOUT_THE_PERSON: readonly StatementTable[] = [
  'identity_statement',
  'residence',
  'related_person',
  'detriment_judgement',
];

/** One statement, with what else the use case asks of it. */
interface Held extends OwnStatement {
  readonly childId: ChildId;
  readonly table: StatementTable;
  readonly consent: OwnConsent | null;
  readonly involvement: OwnInvolvement | null;
  readonly dealing: OwnDealing | null;
  readonly assessment: OwnAssessment | null;
  readonly judgement: OwnJudgement | null;
  readonly birthDate: CalendarDate | null;
}

/** An empty memory. */
export function ownMemory(): OwnMemory {
  const statements = new Map<string, Held>();
  const children = new Map<string, ChildId>();
  const ofChild = new Map<ChildId, Held[]>();
  const nameOf = (table: StatementTable, id: string): string => `${table} ${id}`;

  return {
    answer({ statements: rows, children: localIds }) {
      const asked = new Set(rows.map(({ kind, id }) => nameOf(TABLE_OF_KIND[kind], id)));
      const known = localIds.flatMap((localId) => {
        const childId = children.get(localId);
        return childId === undefined ? [] : [{ localId, childId }];
      });
      const held = known.flatMap(({ childId }) => ofChild.get(childId) ?? []);
      return {
        statements: [...asked].flatMap((name) => statements.get(name) ?? []),
        children: known,
        consents: held.flatMap(({ consent }) => consent ?? []),
        sensitive: held.flatMap(({ involvement }) => involvement ?? []),
        open: held.flatMap(({ dealing }) => dealing ?? []),
        assessments: held.flatMap(({ assessment }) => assessment ?? []),
        judgements: held.flatMap(({ judgement }) => judgement ?? []),
        births: held.flatMap(({ childId, birthDate }) => (birthDate === null ? [] : [{ childId, birthDate }])),
      };
    },
    setChild: (localId, childId) => void children.set(localId, childId),
    childOf: (table, id) => statements.get(nameOf(table, id))?.childId ?? null,
    add(record) {
      const held = heldOf(record);
      statements.set(nameOf(held.table, held.id), held);
      const others = ofChild.get(held.childId);
      if (others === undefined) ofChild.set(held.childId, [held]);
      else others.push(held);
    },
    drop(table, id) {
      const name = nameOf(table, id);
      const gone = statements.get(name);
      if (gone === undefined) return;
      statements.delete(name);
      ofChild.set(
        gone.childId,
        (ofChild.get(gone.childId) ?? []).filter((held) => held !== gone),
      );
    },
    aboutThePerson: (childId) =>
      (ofChild.get(childId) ?? []).flatMap(({ table, id }) =>
        ABOUT_THE_PERSON.includes(table) ? [[table, id] as const] : [],
      ),
  };
}

function heldOf({ table, values }: StatementRecord): Held {
  const kind = KIND_OF_TABLE.get(table);
  if (kind === undefined) throw new RangeError('a table that holds no statements');
  const id = values['source_key'] as string;
  const childId = values['child_id'] as ChildId;
  return {
    table,
    kind,
    id,
    childId,
    digest: (values['row_digest'] as string).slice(2),
    asOf: values['as_of'] as string,
    consent: table === 'consent' && values['scope'] === 'TO_RECORD' ? consentOf(id, childId, values) : null,
    involvement: table === 'involvement' && values['sensitive'] === true ? involvementOf(id, childId, values) : null,
    dealing: isOpenDealing(kind) && values['sensitive'] !== true ? { kind, id, childId } : null,
    assessment: table === 'common_assessment' ? { id, childId } : null,
    judgement: table === 'detriment_judgement' ? { id, childId, covers: values['covers'] as string | null } : null,
    birthDate: table === 'identity_statement' ? (values['birth_date'] as CalendarDate | null) : null,
  };
}

function isOpenDealing(kind: FeedRowKind): kind is OwnDealing['kind'] {
  return kind === 'INVOLVEMENT' || kind === 'CASE' || kind === 'PLAN';
}

function consentOf(id: string, childId: ChildId, values: StatementRecord['values']): OwnConsent {
  return {
    id,
    childId,
    giver: values['giver'] as OwnConsent['giver'],
    service: values['service'] as string,
    state: values['state'] as OwnConsent['state'],
    competence: values['competence'] as OwnConsent['competence'],
    effectiveFrom: values['effective_from'] as OwnConsent['effectiveFrom'],
    effectiveUntil: values['effective_until'] as OwnConsent['effectiveUntil'],
  };
}

function involvementOf(id: string, childId: ChildId, values: StatementRecord['values']): OwnInvolvement {
  return {
    id,
    childId,
    service: values['service'] as string,
    recordedGround: values['recorded_ground'] as OwnInvolvement['recordedGround'],
  };
}
