import { doOrders } from './child-process.js';
import { drive, type Turn } from './drive.js';
import { enquiryMix } from './enquiry-mix.js';
import { keepAliveConnection } from './keep-alive-connection.js';
import type { Measured } from './latencies.js';
import { requestOf } from './request-of.js';
import type { SampledChild } from './sampled-children.js';
import type { Workforce } from './workforce.js';

export type HttpLoadOrder =
  | {
      readonly kind: 'PREPARE';
      readonly port: number;
      readonly connections: number;
      readonly children: readonly SampledChild[];
      readonly people: Workforce;
      /** Access tokens by subject. */
      readonly tokens: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'MEASURE'; readonly seconds: number };

export interface HttpLoadReport extends Measured {
  /** How many answers had which outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Begins every answer that holds data and no error: errors stand before data. */
const DATA = /^\{"data":\{"enquire":\{"outcome":"([A-Z_]+)"/;
/** One answer in so many is read whole. */
const READ_WHOLE = 64;

let lanes: readonly Turn[] = [];
let outcomes = new Map<string, number>();
let answers = 0;

doOrders(async (order: HttpLoadOrder): Promise<HttpLoadReport> => {
  if (order.kind === 'PREPARE') {
    const { port, connections, children, people, tokens } = order;
    const mix = enquiryMix(children, people);
    const open = Array.from({ length: connections }, async (): Promise<Turn> => {
      const connection = await keepAliveConnection(port);
      return async () => {
        judge(await connection.exchange(requestOf(mix.next().value, port, tokens)));
      };
    });
    lanes = await Promise.all(open);
  }
  outcomes = new Map();
  const found = await drive(lanes, order.kind === 'MEASURE' ? order.seconds : 0);
  return { ...found, outcomes };
});

/** Anything but data invalidates the run. */
function judge(text: string): void {
  const outcome = DATA.exec(text)?.[1];
  if (outcome === undefined) throw new Error(`an answer without data: ${text.slice(0, 300)}`);
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  answers += 1;
  if (answers % READ_WHOLE !== 0) return;
  const { data } = JSON.parse(text) as { data: { enquire: { receipt: { signature: string } } } };
  if (data.enquire.receipt.signature === '') throw new Error('an answer without a receipt');
}
