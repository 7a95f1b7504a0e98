import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.js';

/** Of a process, in ms of processor: user and system, that of its children not. The kernel counts in hundredths of a second. */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** The memory of a running Node (started with `--inspect=<port>`), after it has thrown away what nobody needs. */
export class HouseHeap {
  #asked = 0;
  private constructor(
    private readonly socket: WebSocket,
    private readonly pid: number,
  ) {}
  static async of(pid: number, inspectPort: number): Promise<HouseHeap> {
    const [page] = await eventually(
      async () =>
        (await (await fetch(`http://127.0.0.1:${inspectPort}/json/list`)).json()) as { webSocketDebuggerUrl: string }[],
    );
    const socket = new WebSocket(page?.webSocketDebuggerUrl ?? '', { perMessageDeflate: false });
    await once(socket, 'open');
    return new HouseHeap(socket, pid);
  }
  /** In bytes. */
  async now(): Promise<{ heap: number; rss: number }> {
    await this.#ask('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#ask<{ usedSize: number }>('Runtime.getHeapUsage');
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return { heap: usedSize, rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024 };
  }
  end(): void {
    this.socket.terminate();
  }
  #ask<T>(method: string): Promise<T> {
    const id = ++this.#asked;
    return new Promise((done) => {
      const hear = (data: Buffer): void => {
        const said = JSON.parse(data.toString('utf8')) as { id?: number; result: T };
        if (said.id !== id) return;
        this.socket.off('message', hear);
        done(said.result);
      };
      this.socket.on('message', hear);
      this.socket.send(JSON.stringify({ id, method }));
    });
  }
}
