import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port that nobody listens on now. */
export async function freeTcpPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, HOST, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** @param wanted is taken when it is free on this machine, on whichever address somebody else may have it */
export async function freeUdpPort(wanted = 0): Promise<number> {
  const socket = createSocket('udp4');
  try {
    return await new Promise<number>((done, fail) => {
      socket.once('error', fail);
      socket.bind(wanted, wanted === 0 ? HOST : '0.0.0.0', () => done(socket.address().port));
    });
  } catch (error) {
    if (wanted === 0) throw error;
    return await freeUdpPort();
  } finally {
    await new Promise<void>((done) => {
      try {
        socket.close(done);
      } catch {
        done(); // it was never open
      }
    });
  }
}
