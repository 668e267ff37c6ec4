import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startTestServer } from './test-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the database server of this run. */
    readonly databaseDesk: string;
  }
}

/**
 * One database server a run, started when the first test file asks for it: a run of unit tests alone starts none.
 * Test files live in processes of their own, so they ask over loopback.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  let running: ReturnType<typeof startTestServer> | undefined;
  const desk = createServer((_request, response) => {
    running ??= startTestServer();
    running.then(
      ({ server }) => response.end(JSON.stringify(server)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'unknown reason'),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('databaseDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}/`);
  return async () => {
    desk.closeAllConnections();
    desk.close();
    await (await running?.catch(() => undefined))?.stop();
  };
}
