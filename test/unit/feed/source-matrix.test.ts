import { describe, expect, it } from 'vitest';
import { SOURCE_CLASSES } from '../../../src/decision-policy/facts/vocabulary.js';
import { contradiction } from '../../../src/feed/check-row.js';
import { FEED_ROW, type FeedRow, type FeedRowInput } from '../../../src/feed/feed-row.js';
import { notYours, SOURCE_MATRIX } from '../../../src/feed/source-matrix.js';
import { AS_OF } from '../../support/feed-fixture.js';
import {
  assessmentRow,
  changeOfIdentityRow,
  consentRow,
  detrimentRow,
  identityRow,
  involvementRow,
  planRow,
  policePointerRow,
  residenceRow,
} from '../../support/feed-rows.js';

const row = (input: FeedRowInput): FeedRow => FEED_ROW.parse(input);
const common = { id: 'i', child: 'c', asOf: AS_OF } as const;

const CASE = row({
  ...common,
  kind: 'CASE',
  state: 'OPEN',
  childInNeed: true,
  opened: '2009-01-01',
  closed: null,
  leadSocialWorker: null,
});
const SHIELD = row({ ...common, kind: 'SHIELD', since: AS_OF, until: null, hidesName: false });
const PERSON: FeedRowInput = {
  ...common,
  kind: 'RELATED_PERSON',
  givenName: 'Ada',
  familyName: 'Hollis',
  birthDate: null,
  relation: 'MOTHER',
  parentalResponsibility: true,
  livesWithChild: true,
  suspectedOfHarm: false,
  mustNotFind: false,
};

describe('who may state what', () => {
  it('lets only social care state cases, plans, shields and changes of identity', () => {
    for (const stated of [CASE, SHIELD, row(planRow('c')), row(changeOfIdentityRow('c'))]) {
      const allowed = SOURCE_CLASSES.filter((source) => notYours(stated, source) === null);
      expect(allowed).toEqual(['SOCIAL_CARE']);
      expect(notYours(stated, null)).not.toBeNull();
    }
  });

  it('lets only the police and offender systems point to the police (2.125, 12.19)', () => {
    const pointer = row(policePointerRow('c'));
    expect(SOURCE_CLASSES.filter((source) => notYours(pointer, source) === null)).toEqual(['POLICE', 'JUSTICE']);
    expect(notYours(pointer, null)).toMatchObject({ path: 'kind', accepted: 'stated by POLICE, JUSTICE only' });
  });

  it('lets every source state who a child is, where it lives, its own service, consents to it and judgements of it', () => {
    const anyone = [
      identityRow('c'),
      residenceRow('c'),
      involvementRow('c'),
      consentRow('c'),
      assessmentRow('c'),
      detrimentRow('c'),
      PERSON,
    ];
    for (const stated of anyone.map(row)) {
      expect(SOURCE_CLASSES.filter((source) => notYours(stated, source) !== null)).toEqual([]);
    }
  });

  it('lets only social care say who must not find a child', () => {
    const hidden = row({ ...PERSON, mustNotFind: true });
    expect(notYours(hidden, 'SOCIAL_CARE')).toBeNull();
    expect(notYours(hidden, 'GP')).toMatchObject({ path: 'mustNotFind' });
  });

  it('cites the guidance for each kind of row', () => {
    for (const { citation } of Object.values(SOURCE_MATRIX)) expect(citation).toMatch(/^\d+\.\d+$/);
  });
});

describe('rows that contradict themselves', () => {
  const from = (sourceClass: string) => ({ sourceClass, confidentialService: false });
  const faultPath = (input: FeedRowInput, source: string, tests: 'ACCEPTED' | 'REFUSED' = 'ACCEPTED') =>
    contradiction(row(input), from(source), tests)?.path ?? null;

  it('have neither a birth date nor an expected one', () => {
    expect(faultPath(identityRow('c', { birthDate: null }), 'GP')).toBe('birthDate');
    expect(faultPath(identityRow('c', { birthDate: null, expectedDate: '2010-06-01' }), 'GP')).toBeNull();
  });

  it('state a confidential service as an ordinary one, or the other way round', () => {
    expect(faultPath(involvementRow('c', { service: 'CAMHS' }), 'HOSPITAL')).toBe('sensitive');
    expect(faultPath(involvementRow('c', { service: 'Substance misuse' }), 'VOLUNTARY')).toBe('sensitive');
    const kept = [
      'Women’s refuge',
      'DOMESTIC_ABUSE_OUTREACH',
      'IDVA',
      'MARAC',
      'Child exploitation team',
      'TERMINATION_OF_PREGNANCY',
      'abortion care',
      'HIV/AIDS support',
      'H.I.V. clinic',
      'Drugs',
      'ADDICTION',
      'Eating disorders',
      'CLINICAL_PSYCHOLOGY',
      'ＣＡＭＨＳ',
    ];
    for (const service of kept) expect(faultPath(involvementRow('c', { service }), 'VOLUNTARY')).toBe('sensitive');
    for (const service of ['ARCHIVES', 'Midvale School', 'HEALTH_VISITING']) {
      expect(faultPath(involvementRow('c', { service }), 'EDUCATION')).toBeNull();
    }
    expect(faultPath(involvementRow('c', { service: 'OUTREACH' }), 'SEXUAL_HEALTH')).toBe('sensitive');
    expect(faultPath(involvementRow('c', { sensitive: true }), 'GP')).toBe('recordedGround');
    expect(faultPath(involvementRow('c', { recordedGround: 'CONSENT' }), 'GP')).toBe('recordedGround');
    expect(faultPath(involvementRow('c'), 'GP')).toBeNull();
    const marked = { sourceClass: 'VOLUNTARY', confidentialService: true };
    expect(contradiction(row(involvementRow('c', { service: 'OUTREACH' })), marked, 'ACCEPTED')?.path).toBe(
      'sensitive',
    );
  });

  it('close a case without a date', () => {
    expect(contradiction({ ...CASE, state: 'CLOSED' } as FeedRow, from('SOCIAL_CARE'), 'ACCEPTED')?.path).toBe(
      'closed',
    );
  });

  it('carry a number kept for tests where those are refused', () => {
    expect(faultPath(identityRow('c'), 'GP', 'REFUSED')).toBe('nhsNumber');
    expect(faultPath(identityRow('c', { nhsNumber: '4000000632' }), 'GP', 'REFUSED')).toBeNull();
  });
});
