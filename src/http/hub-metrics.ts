import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What is measured. Labels are names of the schema and codes of errors, never an outcome, an organisation or anything
 * of a person: nothing here tells one enquiry from another.
 */
export interface HubMetrics {
  readonly registry: Registry;
  answered(field: string, code: string, seconds: number): void;
  refusedToken(): void;
  inFlight(count: number): void;
}

/** Metrics in a registry of their own. */
export function hubMetrics(): HubMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const duration = new Histogram({
    name: 'hub_operation_seconds',
    help: 'time from request to answer, by first field and error code',
    labelNames: ['field', 'code'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const refused = new Counter({ name: 'hub_tokens_refused_total', help: 'tokens that were not accepted', registers });
  const running = new Gauge({ name: 'hub_operations_in_flight', help: 'requests being answered now', registers });
  return {
    registry,
    answered: (field, code, seconds) => duration.observe({ field, code }, seconds),
    refusedToken: () => refused.inc(),
    inFlight: (count) => running.set(count),
  };
}
