import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** One HTTP/1.1 connection that carries one request after another. */
export interface KeepAliveConnection {
  /** Sends the whole text of a request; gives the body of a 200 answer. Throws for every other. */
  exchange(request: string): Promise<string>;
  close(): void;
}

const HEAD_ENDS = '\r\n\r\n';

/**
 * Opens one to a server on loopback. Written on the bare socket: the load comes from the same few cores that serve it,
 * and a general client would take more of them than the hub.
 */
export async function keepAliveConnection(port: number): Promise<KeepAliveConnection> {
  const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  let chunks: Buffer[] = [];
  let wanted: { readonly resolve: (body: string) => void; readonly reject: (error: Error) => void } | null = null;

  const fail = (why: string): void => {
    wanted?.reject(new Error(why));
    wanted = null;
  };
  socket.on('error', () => {
    fail('the connection broke');
  });
  socket.on('close', () => {
    fail('the server closed the connection');
  });
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    const whole = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const head = whole.indexOf(HEAD_ENDS);
    if (head < 0) return;
    const { status, length } = readHead(whole.toString('latin1', 0, head));
    const end = head + HEAD_ENDS.length + length;
    if (whole.length < end) return;
    chunks = [];
    if (status !== 200) fail(`an answer with status ${status}`);
    else if (whole.length > end) fail('more came than one answer');
    else {
      wanted?.resolve(whole.toString('utf8', head + HEAD_ENDS.length, end));
      wanted = null;
    }
  });

  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        wanted = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      socket.destroy();
    },
  };
}

function readHead(head: string): { readonly status: number; readonly length: number } {
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined) throw new Error('an answer without a length');
  return { status: Number(head.slice(9, 12)), length: Number(length) };
}
