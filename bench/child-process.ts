import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of the benchmark in a process of its own: it does one order after the other. */
export interface BenchProcess<Order, Report> {
  readonly pid: number | undefined;
  /** Throws when the program fails or ends instead of reporting. */
  ask(order: Order): Promise<Report>;
  /** Asks the program to end and waits until it has. */
  end(): Promise<void>;
}

type Message<Report> = { readonly report: Report } | { readonly failure: string };

/**
 * Starts `program`, a file of this folder without its ending. `output` is a file descriptor for what it prints;
 * `nodeFlags` stand beside those of this process.
 */
export function benchProcess<Order extends object, Report>(
  program: string,
  options: { readonly output: number | 'ignore'; readonly nodeFlags?: readonly string[] },
): BenchProcess<Order, Report> {
  // compiled or not, its own ending is that of this file
  const own = import.meta.url;
  const path = fileURLToPath(new URL(`${program}${own.slice(own.lastIndexOf('.'))}`, own));
  const child = fork(path, [], {
    serialization: 'advanced',
    stdio: ['ignore', options.output, 'inherit', 'ipc'],
    execArgv: [...process.execArgv, ...(options.nodeFlags ?? [])],
  });
  const ended = once(child, 'exit');
  return {
    pid: child.pid,
    async ask(order) {
      const reported = once(child, 'message') as Promise<[Message<Report>]>;
      const gone = ended.then(() => {
        throw new Error(`${program} has ended`);
      });
      child.send(order);
      const [message] = await Promise.race([reported, gone]);
      if ('failure' in message) throw new Error(`${program}: ${message.failure}`);
      return message.report;
    },
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Does the orders of the process that started this one, and then what `finish` says. */
export function doOrders(
  obey: (order: never) => Promise<unknown>,
  finish: () => Promise<void> = () => Promise.resolve(),
): void {
  const send = (message: Message<unknown>): void => void process.send?.(message);
  process.on('message', (order) => {
    obey(order as never).then(
      (report) => {
        send({ report });
      },
      (error: unknown) => {
        send({ failure: error instanceof Error ? error.message : 'no reason given' });
      },
    );
  });
  process.once('disconnect', () => {
    void finish().finally(() => process.exit(0));
  });
  // an interrupt at the keyboard reaches every process; the first one ends the others
  process.on('SIGINT', () => undefined);
}
