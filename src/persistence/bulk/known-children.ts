import type { ChangeStated } from '../../child-index/before-change-of-identity.js';
import { hasOwnGround, type OwnGround } from '../../child-index/change-on-own-case.js';
import type { StatementRecord, StatementTable } from '../../feed/statement-record.js';
import { candidateOf, type DatedIdentity } from '../../matching/candidate-of.js';
import type { KeyedCandidate, StatedIdentity } from '../../matching/ports.js';
import { searchKeys, type SearchKey } from '../../matching/search-keys.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { ChildId, OrganisationId } from '../../shared/ids.js';

/** As many as the index itself would bring under one key. */
const MOST_UNDER_A_KEY = 50;

/** Every child of a load and what is stated of its identity, by exact key: the index's candidates, held in memory. */
export interface KnownChildren {
  candidatesFor(keys: readonly SearchKey[], today: CalendarDate): readonly KeyedCandidate[];
  /** A written identity statement. One that stood under the same id before has to be dropped first. */
  addIdentity(record: StatementRecord, keys: readonly SearchKey[]): void;
  dropIdentity(childId: ChildId, sourceId: string, statementId: string): void;
  /** A written change of identity, and one that is taken out. */
  addChange(record: StatementRecord): void;
  dropChange(childId: ChildId, sourceId: string, statementId: string): void;
  /** Any written statement, and one that is taken out: cases and plans on which a change of identity may stand. */
  addGround(record: StatementRecord): void;
  dropGround(table: StatementTable, childId: ChildId, sourceId: string, statementId: string): void;
}

interface Stated {
  readonly statementId: string;
  readonly identity: DatedIdentity;
}

interface Change extends ChangeStated {
  readonly statementId: string;
}

interface Ground extends OwnGround {
  readonly table: StatementTable;
  readonly statementId: string;
}

/** No child is known at the start: a bulk load fills an empty index. */
export function knownChildren(): KnownChildren {
  const stated = new Map<ChildId, Stated[]>();
  const changes = new Map<ChildId, readonly Change[]>();
  const grounds = new Map<ChildId, readonly Ground[]>();
  // nearly every key leads to one child: a list for each would take most of the memory
  const byKey = new Map<string, ChildId | ChildId[]>();

  const under = (text: string): readonly ChildId[] => {
    const found = byKey.get(text);
    return found === undefined ? [] : typeof found === 'string' ? [found] : found;
  };

  const countedOf = (childId: ChildId): readonly Change[] =>
    (changes.get(childId) ?? []).filter((change) => hasOwnGround(change, grounds.get(childId) ?? []));

  return {
    addIdentity({ values }, keys) {
      const childId = values['child_id'] as ChildId;
      const one = { statementId: values['source_key'] as string, identity: identityOf(values) };
      const before = stated.get(childId);
      if (before === undefined) stated.set(childId, [one]);
      else before.push(one);
      for (const key of keys) {
        const text = keyText(key);
        const children = under(text);
        if (children.length === 0) byKey.set(text, childId);
        else if (!children.includes(childId)) byKey.set(text, [...children, childId]);
      }
    },
    dropIdentity(childId, sourceId, statementId) {
      const all = stated.get(childId) ?? [];
      const gone = all.filter((one) => one.statementId === statementId && one.identity.sourceId === sourceId);
      const left = all.filter((one) => !gone.includes(one));
      stated.set(childId, left);
      const kept = new Set(left.flatMap(({ identity }) => searchKeys(identity).map(keyText)));
      for (const text of gone.flatMap(({ identity }) => searchKeys(identity).map(keyText))) {
        if (!kept.has(text))
          byKey.set(
            text,
            under(text).filter((child) => child !== childId),
          );
      }
    },
    addChange({ values }) {
      const childId = values['child_id'] as ChildId;
      const change: Change = {
        statementId: values['source_key'] as string,
        sourceId: values['source_id'] as OrganisationId,
        since: values['since'] as CalendarDate,
      };
      changes.set(childId, [...(changes.get(childId) ?? []), change]);
    },
    dropChange(childId, sourceId, statementId) {
      const left = (changes.get(childId) ?? []).filter(
        (change) => change.statementId !== statementId || change.sourceId !== sourceId,
      );
      changes.set(childId, left);
    },
    addGround(record) {
      const began = groundBegan(record);
      if (began === null) return;
      const { table, values } = record;
      const childId = values['child_id'] as ChildId;
      const [statementId, sourceId] = [values['source_key'] as string, values['source_id'] as string];
      grounds.set(childId, [...(grounds.get(childId) ?? []), { table, statementId, sourceId, began }]);
    },
    dropGround(table, childId, sourceId, statementId) {
      const held = grounds.get(childId);
      if (held === undefined) return;
      const isIt = (ground: Ground): boolean =>
        ground.table === table && ground.statementId === statementId && ground.sourceId === sourceId;
      const left = held.filter((ground) => !isIt(ground));
      grounds.set(childId, left);
    },
    candidatesFor(keys, today) {
      const asked = new Map(keys.map((key) => [keyText(key), key]));
      return [...asked].flatMap(([text, { kind, key }]) =>
        under(text)
          .slice(0, MOST_UNDER_A_KEY)
          .map((childId) => {
            const identities = (stated.get(childId) ?? []).map(({ identity }) => identity);
            return { kind, key, candidate: candidateOf(childId, identities, countedOf(childId), today) };
          }),
      );
    },
  };
}

/** The first day of a case or of being looked after; `null` of every other statement. */
function groundBegan({ table, values }: StatementRecord): string | null {
  if (table === 'social_care_case') return values['opened'] as string;
  return table === 'plan' && values['kind'] === 'LOOKED_AFTER' ? (values['started'] as string) : null;
}

const keyText = ({ kind, key }: SearchKey): string => `${kind} ${key}`;

function identityOf(values: StatementRecord['values']): DatedIdentity {
  return {
    asOf: values['as_of'] as string,
    sourceId: values['source_id'] as string,
    givenName: values['given_name'] as string,
    familyName: values['family_name'] as string,
    formerFamilyNames: values['former_family_names'] as readonly string[],
    birthDate: values['birth_date'] as CalendarDate | null,
    expectedDate: values['expected_date'] as CalendarDate | null,
    nhsNumber: values['nhs_number'] as string | null,
    mother: values['mother'] as StatedIdentity['mother'],
  };
}
