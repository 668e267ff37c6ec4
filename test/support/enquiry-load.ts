import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import type { CalendarDate } from '../../src/shared/calendar-date.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from './enquire-document.js';
import { askAt, type Answered } from './running-hub.js';
import { input, WORRIED } from './town-enquiries.js';

/** One enquiry that was sent, and what came of it. */
export interface Sent {
  readonly asked: EnquiryInput;
  /** `null` when the connection ended before a reply. */
  readonly reply: Answered<{ readonly enquire: EnquiryAnswer }> | null;
  readonly answer: EnquiryAnswer | null;
}

export interface LoadOptions {
  readonly url: string;
  readonly token: string;
  readonly asOf: CalendarDate;
  /** Enquiries under way at once. */
  readonly atOnce?: number;
  /** A connection that ends stops the client that had it; else it asks on. */
  readonly untilCutOff?: boolean;
}

/** Enquiries without pause. */
export interface Load {
  /** Resolves when so many more were answered than now. */
  answered(more: number): Promise<void>;
  /** Resolves when so many more failed, by an error or a connection that ended. */
  failed(more: number): Promise<void>;
  /** Sends no more; gives all that was sent and what came of it. */
  stop(): Promise<readonly Sent[]>;
}

const AT_ONCE = 12;

/** Enquires without pause, several at once, about children of the cast, until it is stopped or cut off. */
export function enquiryLoad({ url, token, asOf, atOnce = AT_ONCE, untilCutOff = false }: LoadOptions): Load {
  const subjects = (['planInForce', 'noSocialCare', 'infantWithPlan', 'caseClosed'] as const).map((key) =>
    castSubject(key, 'NUMBER_AND_NAME', townCalendar(asOf)),
  );
  const sent: Sent[] = [];
  const waiting = new Set<() => void>();
  let stopped = false;

  async function client(place: number): Promise<void> {
    for (let turn = place; !stopped; turn += 1) {
      const asked = input(WORRIED, subjects[turn % subjects.length] ?? {});
      const reply = await askAt<{ enquire: EnquiryAnswer }>(url, token, ENQUIRE, { input: asked }).catch(() => null);
      sent.push({ asked, reply, answer: reply?.data?.enquire ?? null });
      for (const look of waiting) look();
      if (reply === null && untilCutOff) return;
    }
  }

  const clients = Promise.all(Array.from({ length: atOnce }, (_, place) => client(place)));

  function more(count: number, isOne: (one: Sent) => boolean): Promise<void> {
    const from = sent.length;
    return new Promise((resolve) => {
      const look = (): void => {
        if (sent.slice(from).filter(isOne).length < count) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  }

  return {
    answered: (count) => more(count, ({ answer }) => answer !== null),
    failed: (count) => more(count, ({ answer }) => answer === null),
    stop: async () => {
      stopped = true;
      await clients;
      return sent;
    },
  };
}

/** Receipts of all that was answered. */
export function receiptsOf(sent: readonly Sent[]): readonly EnquiryAnswer['receipt'][] {
  return sent.flatMap(({ answer }) => (answer === null ? [] : [answer.receipt]));
}
