import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { leafHash } from '../../../src/disclosure-log/format/leaf-hash.js';
import { opens, type LeafSlots } from '../../../src/disclosure-log/format/open-commitment.js';
import { saltOf, SALTS_LENGTH, SLOTS } from '../../../src/disclosure-log/format/slots.js';
import { buildLeaf, type LeafContent } from '../../../src/disclosure-log/write/build-leaf.js';
import { decisionSlots, type RecordedBesides } from '../../../src/disclosure-log/write/decision-slots.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import vector from './leaf-v1.json' with { type: 'json' };

const salts = Buffer.from(vector.saltsHex, 'hex');
const record: RecordedBesides = {
  sector: 'HEALTH',
  concern: 'WELFARE',
  notifying: true,
  listed: true,
  notConfirmed: false,
  withoutRelationship: false,
  overridden: false,
  conflicted: false,
  typedNumber: 'AAAA',
  typedName: null,
  typedBirthDate: null,
  typedDetails: null,
  onBehalfOf: null,
  presentingAddress: false,
};
const context = canonicalText({ about: 'it' });
const decided = decisionSlots({
  ...vector.values,
  context,
  record,
  items: vector.values.decision.items,
  decision: canonicalText(vector.values.decision),
  request: canonicalText(vector.values.request),
  facts: canonicalText(vector.values.facts),
  answer: canonicalText(vector.values.answer),
  previous: null,
});
/** What the vector commits to: a leaf is bytes, whatever its slots say. */
const values = { ...decided, facts: canonicalText(vector.values.facts) };
const content: LeafContent = {
  id: vector.id as DecisionId,
  decidedAt: vector.decidedAt as Instant,
  policyVersion: vector.policyVersion,
  values,
};
const build = (changes: Partial<LeafContent> = {}, under: Uint8Array = salts): string =>
  Buffer.from(buildLeaf({ ...content, ...changes }, under, nodeHashing)).toString('latin1');
const empty = canonicalText({});
const slotsOf = (leaf: string): LeafSlots => (JSON.parse(leaf) as { slots: LeafSlots }).slots;

describe('the leaf', () => {
  it('has the bytes that another program computed, never to change', () => {
    expect(build()).toBe(vector.leaf);
  });

  it('is hashed as RFC 6962 hashes a leaf', () => {
    const leaf = buildLeaf(content, salts, nodeHashing);
    expect(Buffer.from(leafHash(leaf, nodeHashing)).toString('hex')).toBe(vector.leafHashHex);
    // the empty leaf of the test vectors of Certificate Transparency
    expect(Buffer.from(leafHash(new Uint8Array(), nodeHashing)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('holds version, id, hour, policy and the slots, and nothing else', () => {
    const leaf = JSON.parse(build()) as Record<string, unknown>;
    expect(Object.keys(leaf)).toEqual(['hour', 'id', 'policy', 'slots', 'v']);
    expect(Object.keys(slotsOf(build()))).toEqual([...SLOTS].sort());
    expect(leaf['hour']).toBe('2027-03-28T01:00:00Z');
  });

  it('says nothing plain of any value, nor any digest of one without its salt', () => {
    const leaf = build();
    for (const text of Object.values(values)) {
      if (text === null) continue;
      expect(leaf).not.toContain(text.replaceAll('"', ''));
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(leaf).not.toContain(createHash('sha256').update(text).digest(encoding));
      }
    }
  });

  it('has the same length whatever is used', () => {
    expect(build({ values: {} })).toHaveLength(build().length);
  });

  it('commits equal values differently under different salts', () => {
    const equal = Object.fromEntries(SLOTS.map((slot) => [slot, canonicalText('same')]));
    expect(new Set(Object.values(slotsOf(build({ values: equal })))).size).toBe(SLOTS.length);
  });

  it('opens each slot with its own value and salt and with no other', () => {
    const slots = slotsOf(build());
    for (const slot of SLOTS) {
      expect(opens(slots, slot, values[slot], saltOf(slot, salts), nodeHashing), slot).toBe(true);
      expect(opens(slots, slot, canonicalText('another value'), saltOf(slot, salts), nodeHashing), slot).toBe(false);
      expect(opens(slots, slot, values[slot], new Uint8Array(32), nodeHashing), slot).toBe(false);
      expect(opens(slots, slot, values[slot], salts, nodeHashing), slot).toBe(false);
    }
    expect(opens(slots, 'outcome', null, saltOf('outcome', salts), nodeHashing)).toBe(false);
  });

  it('shows an unused slot as unused to those who hold its salt', () => {
    expect(opens(slotsOf(build()), 'previous', null, saltOf('previous', salts), nodeHashing)).toBe(true);
    expect(values.previous).toBeNull();
  });

  it('is not built with too few salts, a time without microseconds, or a policy version that is not ASCII', () => {
    expect(() => build({}, salts.subarray(1))).toThrow(TypeError);
    expect(() => build({ decidedAt: '2027-03-28T01:30:59Z' as Instant })).toThrow(TypeError);
    expect(() => build({ decidedAt: '2027-03-28T02:30:59.000001+01:00' as Instant })).toThrow(TypeError);
    expect(() => build({ policyVersion: 'é' })).toThrow(TypeError);
  });
});

describe('the slots', () => {
  it('stand in their order, each with its own 32 bytes of salt', () => {
    expect(SLOTS.join()).toBe(
      'kind,organisation,role,person,subject,purpose,setting,outcome,releasedFields,decision,request,facts,answer,previous',
    );
    expect(SALTS_LENGTH).toBe(448);
    expect(Buffer.concat(SLOTS.map((slot) => saltOf(slot, salts)))).toEqual(salts);
  });

  it('name every released field by item and kind, and no other', () => {
    expect(values.releasedFields).toBe('["plan:0 PLAN.kind","plan:0 PLAN.started"]');
  });

  it('commit to the facts with their context and what else is recorded, as one canonical text', () => {
    const { facts } = vector.values;
    expect(decided.facts).toBe(canonicalText({ record, facts, context: { about: 'it' } }));
  });

  it('stay unused where there is no organisation and no child to speak of', () => {
    const texts = { decision: empty, request: empty, facts: empty, context: empty, record, answer: empty };
    const parts = { ...vector.values, ...texts, items: [], organisation: '', subject: null, previous: 'hash' };
    const slots = decisionSlots(parts);
    expect([slots.organisation, slots.subject, slots.previous]).toEqual([null, null, '"hash"']);
  });
});
