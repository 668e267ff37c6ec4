import { parse } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emitSchema, hubSchema } from '../../../src/graphql/hub-schema.js';
import { hubOnFakes } from '../../support/hub-on-fakes.js';

describe('the schema', () => {
  it('is the one that is committed; `npm run schema:write` writes it anew', () => {
    if (process.env['WRITE_SCHEMA'] === '1') writeFileSync('schema/schema.graphql', emitSchema());
    expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(emitSchema());
  });

  it('says of everything what it is', () => {
    const bare = bareNames(JSON.parse(JSON.stringify(parse(emitSchema()))) as Described);
    expect(bare).toEqual([]);
  });

  it('has the operations of the contract, and a recorded event is a mutation', () => {
    const schema = hubSchema();
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual([
      'approvePolicy',
      'confirm',
      'enquire',
      'proposePolicy',
      'recordSharingDecision',
      'requestBrokeredContact',
      'submitFeed',
    ]);
    const queries = schema.getQueryType()?.getFields() ?? {};
    expect(Object.keys(queries)).toEqual(
      expect.arrayContaining(['decision', 'decisions', 'me', 'notices', 'policy', 'receipt', 'sharingDecision']),
    );
    expect(String(queries['decisions']?.type)).toBe('DecisionConnection!');
  });

  it('is shown in development and not in production', async () => {
    const query = '{ __schema { types { name } } }';
    const development = await hubOnFakes({}, { environment: 'development' });
    const production = await hubOnFakes({}, { environment: 'production' });
    expect((await development.post({ query })).status).toBe(200);
    expect((await production.post({ query })).status).toBe(400);
    const misspelt = await production.post({ query: '{ decisionz { id } }' });
    expect(misspelt.text).not.toContain('Did you mean');
    await development.app.close();
    await production.app.close();
  });
});

/** A node of the document as plain data. */
interface Described {
  readonly kind?: string;
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
}

/** Names of definitions that have no description. */
function bareNames(node: Described): readonly string[] {
  const name = node.kind?.endsWith('Definition') === true ? (node.name?.value ?? '') : '';
  const own = name !== '' && !['Query', 'Mutation'].includes(name) && node.description === undefined ? [name] : [];
  const inside = Object.values(node).filter((part) => typeof part === 'object' && part !== null) as Described[];
  return [...own, ...inside.flatMap(bareNames)];
}
