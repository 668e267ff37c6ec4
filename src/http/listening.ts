import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';

/** Where a server is to listen, and the variable that says so. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly variable: string;
}

/** The port is another program's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly exitCode = 8;

  constructor(port: number, variable: string) {
    super(`port ${port} is taken by another program: stop it, or set ${variable}`);
  }
}

/** This user may not listen there: ports below 1024 are for administrators. */
export class PortRefused extends Error {
  override readonly name = 'PortRefused';
  readonly exitCode = 8;

  constructor(port: number, variable: string) {
    super(`this user may not listen on port ${port}: set ${variable} to one from 1024`);
  }
}

/** Listens; returns the address. Throws `PortTaken` or `PortRefused`. */
export async function listening(app: FastifyInstance, { host, port, variable }: Place): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (fault) {
    throw asPortTaken(fault, { port, variable });
  }
}

/** Looks whether a port is free before anything is started that would have to be stopped again. Throws `PortTaken` or `PortRefused`. */
export async function demandFree({ host, port, variable }: Place): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (fault) {
    throw asPortTaken(fault, { port, variable });
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** `PortTaken` or `PortRefused` for what the platform says of a port; anything else as it came. */
export function asPortTaken(fault: unknown, { port, variable }: Omit<Place, 'host'>): unknown {
  const code = (fault as { readonly code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') return new PortTaken(port, variable);
  return code === 'EACCES' ? new PortRefused(port, variable) : fault;
}
