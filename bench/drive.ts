import { measured, type Measured } from './latencies.js';

/** Does one thing from start to end. */
export type Turn = () => Promise<void>;

/**
 * Keeps every lane busy with one turn after another until the time is up, and waits for the turns under way.
 * @throws what a turn throws; the measurement is then worth nothing
 */
export async function drive(lanes: readonly Turn[], seconds: number): Promise<Measured> {
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    lanes.map(async (turn) => {
      for (let began = performance.now(); began < end;) {
        await turn();
        const ended = performance.now();
        latencies.push(ended - began);
        began = ended;
      }
    }),
  );
  return measured(Float64Array.from(latencies), performance.now() - start);
}
