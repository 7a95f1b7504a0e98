import { type Socket, createServer } from 'node:net';
import { type ClamdAddress } from './clamd-line.js';

export type ClamdMood = 'well' | 'broken' | 'silent' | 'hangs-up' | 'babbles';

/** A stand-in for clamd that speaks its wire strictly: what is not the protocol is written down in `faults`. */
export async function aClamd({ path, limit = 1_000_000 }: { path?: string; limit?: number } = {}) {
  const [faults, sockets]: [string[], Set<Socket>] = [[], new Set()];
  const viruses = new Map<string, string>();
  const state = { mood: 'well' as ClamdMood, seen: [] as string[] };
  const answerTo = (command: string, body: Buffer): string => {
    if (command === 'PING') return 'PONG';
    if (body.length > limit) return 'INSTREAM size limit exceeded. ERROR';
    state.seen.push(body.toString());
    const virus = viruses.get(body.toString());
    return virus ? `stream: ${virus} FOUND` : 'stream: OK';
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') faults.push(error.message);
    });
    let got = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      // clamd reads no further once it has answered.
      if (socket.writableEnded) return;
      got = Buffer.concat([got, bytes]);
      if (state.mood === 'hangs-up') return void socket.destroy();
      if (state.mood === 'silent') return;
      if (state.mood === 'babbles') return void socket.write('x'.repeat(10_000));
      const read = readCommand(got, limit);
      if (read === 'more') return;
      if (typeof read === 'string') faults.push(read);
      const text = typeof read === 'string' ? 'UNKNOWN COMMAND' : answerTo(read.command, read.body);
      socket.end(`${state.mood === 'broken' ? "Can't allocate memory ERROR" : text}\0`);
    });
  });
  const listen = (where: ClamdAddress): Promise<void> => new Promise((done) => server.listen(where, done));
  await listen(path === undefined ? { host: '127.0.0.1', port: 0 } : { path });
  const bound = server.address();
  const address: ClamdAddress =
    typeof bound === 'string' || bound === null ? { path: path ?? '' } : { host: '127.0.0.1', port: bound.port };
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  return { address, faults, viruses, state, stop, restart: () => listen(address) };
}

function readCommand(got: Buffer, limit: number): 'more' | (string & {}) | { command: string; body: Buffer } {
  const end = got.indexOf(0);
  if (end < 0) return got.length > 20 ? 'a command without its end' : 'more';
  const command = got.subarray(0, end).toString();
  if (command === 'zPING')
    return got.length === end + 1 ? { command: 'PING', body: got.subarray(0, 0) } : 'more than PING';
  if (command !== 'zINSTREAM') return `not a command: ${command}`;
  const chunks: Buffer[] = [];
  let size = 0;
  for (let at = end + 1; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at);
    if (length === 0) {
      const rest = got.length - at - 4;
      return rest === 0 ? { command: 'INSTREAM', body: Buffer.concat(chunks) } : `${rest} bytes behind the end`;
    }
    if ((size += length) > limit) return { command: 'INSTREAM', body: Buffer.alloc(limit + 1) };
    chunks.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return 'more';
}
