import { connect } from 'node:net';

/** True when something accepts a TCP connection there. */
export function answers(port: number, host = '127.0.0.1', within = 1_000): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host });
    const settle = (result: boolean): void => {
      socket.destroy();
      done(result);
    };
    socket.setTimeout(within, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
