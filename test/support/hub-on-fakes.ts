import type { FastifyInstance } from 'fastify';
import { Writable } from 'node:stream';
import type { Caller } from '../../src/enquiry/caller.js';
import { FeedRefused } from '../../src/feed/feed-refused.js';
import type { HubServices, TokenHolder } from '../../src/graphql/hub-services.js';
import { hubLog } from '../../src/http/hub-log.js';
import { hubMetrics, type HubMetrics } from '../../src/http/hub-metrics.js';
import { hubServer, type HubServerOptions } from '../../src/http/hub-server.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import { fail, ok, type Result } from '../../src/shared/result.js';

export const NOW = '2026-03-02T03:00:00.000000Z' as Instant;
export const CALLER: Caller = {
  issuer: 'https://issuer.test',
  subject: 'person-1',
  post: null,
  authenticationLevel: 2,
  authenticatedAt: NOW,
  stepUpFor: null,
};
const HOLDERS: Readonly<Record<string, TokenHolder>> = {
  'Bearer person': { kind: 'PRACTITIONER', caller: CALLER },
  'Bearer feed': { kind: 'FEED', issuer: 'https://issuer.test', subject: 'system-1' },
};

/** A whole answer: every field of the contract is there. */
export const ANSWER: EnquiryAnswer = {
  outcome: 'PARTLY_RELEASED',
  message: 'this is not a referral: phone now, confirm in writing within 48 hours',
  socialCare: [
    {
      authority: "Northmoor Council children's social care",
      case: 'OPEN',
      caseOpened: '2025-11-03',
      caseClosed: null,
      childInNeed: true,
      plan: 'IN_FORCE',
      plans: [{ kind: 'CHILD_PROTECTION_PLAN', categories: ['NEGLECT'], start: '2025-12-01', end: null, note: null }],
      leadSocialWorker: { name: 'Robin Ashdown', team: 'North team', phone: '01632 960111' },
      asOf: '2026-03-02T01:00:00.000000Z',
    },
  ],
  child: {
    givenName: 'Ada',
    familyName: 'Thorn',
    birthDate: '2019-02-28',
    sex: 'FEMALE',
    nhsNumber: '9990000018',
    involvements: [
      {
        service: 'SCHOOL',
        organisation: 'Beacon Edge Primary School',
        practitioner: null,
        contact: null,
        since: '2024-09-02',
        until: null,
      },
    ],
    household: [{ givenName: 'Ben', familyName: 'Thorn', ageInYears: 3, planInForce: false }],
    commonAssessments: [{ holder: 'Joan Hartley', contact: '01632 960444', since: '2025-11-03' }],
    askThePolice: ['ask the police: their child abuse investigation unit is to be spoken to'],
    confidentialServices: ['a confidential service is involved; contact is brokered'],
  },
  withheld: [{ what: 'contact', why: 'not permitted', rule: 'r', citation: '5.153', whoCouldChangeIt: 'the holder' }],
  nextSteps: [{ code: 'REFER', text: 'refer', toWhom: 'duty desk', byWhen: 'now', phone: '01632 960119' }],
  legalBasis: [{ code: 'ART6_1_E', text: 'public task', citation: 'UK GDPR article 6(1)(e)' }],
  phoneNow: [{ label: 'Northmoor', number: '01632 960119', hours: 'out of hours' }],
  asOf: [{ source: 'SOCIAL_CARE', state: 'IN_TIME', asOf: '2026-03-02T01:00:00.000000Z' }],
  earlierEnquiries: {
    earlierEnquiryOfUnknownChild: null,
    entries: [{ date: '2026-02-01', setting: 'UNSCHEDULED', sector: 'HEALTH', organisation: null }],
  },
  receipt: {
    decisionId: '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b',
    decidedAt: NOW,
    policyVersion: 'a'.repeat(64),
    leafHash: 'bGVhZg==',
    signature: 'c2lnbg==',
    index: null,
    proof: null,
  },
};

const desk = { officePhone: '01632 960110', emergencyPhone: '01632 960119', officeOpen: false };
/** Services of a hub that answers every enquiry with `ANSWER`. */
export const SERVICES: HubServices = {
  makeEnquiry: async () => ok(ANSWER),
  submitFeed: async () => Promise.reject(new FeedRefused('NOT_REGISTERED')),
  directory: { reader: async () => ({ instant: NOW, today: '2026-03-02' as never, enquirer: null }) },
  decisions: { page: async () => ok({ decisions: [], next: null }), one: async () => ok(null) },
  explain: async () => ok(null),
  receipt: async () => null,
  disclosureLog: {
    originOf: () => 'hub.test/log',
    state: async () => fail({ code: 'FORBIDDEN', why: 'no post is chosen' }),
  },
  sharing: {
    record: async () => fail({ code: 'COULD_NOT_CHECK' }),
    requestContact: async () => fail({ code: 'COULD_NOT_CHECK' }),
    confirm: async () => fail({ code: 'COULD_NOT_CHECK' }),
    decision: async () => ok(null),
    contact: async () => null,
    brokerRequest: async () => ok(null),
    asked: async () => ok(null),
  },
  notices: async () => ok({ notices: [], next: null }),
  policy: async () => null,
  goldenCases: () => ({ decides: [], nearlyDecides: [] }),
  policyGovernance: {
    builtWith: 'a'.repeat(64),
    rehearse: async () => fail({ code: 'FORBIDDEN', why: 'no post is chosen' }),
    propose: async () => fail({ code: 'FORBIDDEN', why: 'no post is chosen' }),
    approve: async () => fail({ code: 'FORBIDDEN', why: 'no post is chosen' }),
    waiting: async () => fail({ code: 'FORBIDDEN', why: 'no post is chosen' }),
  },
  dutyDesks: {
    at: () => [
      { ...desk, id: 'Z01' as OrganisationId, name: 'Northmoor duty desk' },
      { ...desk, id: 'HUB' as OrganisationId, name: 'the hub team', officeOpen: true },
    ],
  },
  pushedBack: () => undefined,
  now: () => NOW,
};

export interface HubOnFakes {
  readonly app: FastifyInstance;
  readonly metrics: HubMetrics;
  /** Everything that was logged so far. */
  logged(): string;
  /** POSTs a body with a practitioner's token, or with other headers. */
  post(body: unknown, headers?: Record<string, string>): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: AnsweredBody;
}

export interface AnsweredBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A hub's HTTP edge on fakes, without a port; tokens are `person` and `feed`. */
export async function hubOnFakes(
  services: Partial<HubServices> = {},
  options: Partial<HubServerOptions> = {},
): Promise<HubOnFakes> {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  const metrics = hubMetrics();
  const app = await hubServer({
    services: { ...SERVICES, ...services },
    authenticate: async (authorization): Promise<Result<TokenHolder, string>> => {
      const holder = HOLDERS[authorization ?? ''];
      return holder === undefined ? fail('no bearer token') : ok(holder);
    },
    readiness: async () => [],
    log: hubLog({ level: 'trace', destination }),
    metrics,
    environment: 'development',
    ...options,
  });
  return {
    app,
    metrics,
    logged: () => lines.join(''),
    async post(body, headers = { authorization: 'Bearer person' }) {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...headers },
        payload,
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.payload,
        body: parsed(response.payload),
      };
    },
  };
}

function parsed(text: string): AnsweredBody {
  return text === '' ? {} : (JSON.parse(text) as AnsweredBody);
}

/** The input of a lawful enquiry. */
export const INPUT = {
  requestId: '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b',
  subject: { child: { givenName: 'Ada', familyName: 'Thorn', dateOfBirth: '2019-02-28' } },
  purpose: 'WELFARE_CONCERN',
  setting: 'UNSCHEDULED',
  concern: 'WELFARE',
  reason: 'bruises that the story does not explain',
};

/** Every field of the answer. */
export const ENQUIRE = `mutation Ask($input: EnquiryInput!) { enquire(input: $input) {
  outcome message
  socialCare { authority case caseOpened caseClosed childInNeed plan plans { kind categories start end note }
    leadSocialWorker { name team phone } asOf }
  child { givenName familyName birthDate sex nhsNumber
    involvements { service organisation practitioner contact since until }
    household { givenName familyName ageInYears planInForce } confidentialServices
    commonAssessments { holder contact since } askThePolice }
  withheld { what why rule citation whoCouldChangeIt }
  nextSteps { code text toWhom byWhen phone }
  legalBasis { code text citation }
  phoneNow { label number hours }
  asOf { source state asOf }
  earlierEnquiries { earlierEnquiryOfUnknownChild entries { date setting sector organisation } }
  receipt { decisionId decidedAt policyVersion leafHash signature index proof }
} }`;
