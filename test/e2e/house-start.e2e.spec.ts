import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { RunningHouse } from './support/running-house.js';

describe('the product in a process of its own', () => {
  it('that does not come up in time is gone when the test hears of it', async () => {
    const lines: Socket[] = [];
    const silent = createServer((line) => void lines.push(line));
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const databaseUrl = `mysql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`;
    const house = await RunningHouse.build({ databaseUrl, configuration: {} });
    try {
      await expect(house.start({ within: 3_000 })).rejects.toThrow('the server does not answer');
      expect(() => process.kill(house.pid, 0)).toThrow('ESRCH');
    } finally {
      await house.remove();
      for (const line of lines) line.destroy();
      silent.close();
    }
  });
});
