import { type NetConnectOpts, connect } from 'node:net';

/** clamd's answers are short; who sends more is not clamd. */
const LONGEST_ANSWER = 4_096;

export type ClamdAddress = { host: string; port: number } | { path: string };

/** `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
export function clamdAddress(text: string): ClamdAddress {
  if (text.startsWith('unix:')) return { path: text.slice('unix:'.length) };
  const { hostname, port } = new URL(text);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

/**
 * One conversation with clamd: a command of the `z` kind (ended by a zero byte), what follows it, and the one answer, ended by a zero byte
 * too. The scanner may answer and hang up before all is sent (a file over its size limit); its answer counts then.
 */
export function askClamd(
  address: ClamdAddress,
  command: string,
  body: AsyncIterable<Uint8Array>,
  timeoutMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address satisfies NetConnectOpts);
    let answer = '';
    let problem: Error = new Error('the scanner hung up without an answer');
    const late = setTimeout(() => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) socket.destroy();
    });
    socket.on('error', (error) => (problem = error));
    socket.on('close', () => {
      clearTimeout(late);
      const end = answer.indexOf('\0');
      if (end >= 0) resolve(answer.slice(0, end).trim());
      else reject(problem);
    });
    const send = async (): Promise<void> => {
      const sent = (bytes: Uint8Array | string): Promise<boolean> =>
        new Promise((done) => void socket.write(bytes, (error) => done(!error)));
      if (!(await sent(`z${command}\0`))) return;
      for await (const bytes of body) if (socket.destroyed || !(await sent(bytes))) return;
    };
    send().catch((error: unknown) => socket.destroy(error instanceof Error ? error : new Error(String(error))));
  });
}
