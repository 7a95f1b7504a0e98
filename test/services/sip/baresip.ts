import { mkdirSync, writeFileSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { join } from 'node:path';
import { wavOf } from '../../../libs/telephony/src/application/ports/fake-call-control.js';
import { eventually } from '../../support/eventually.js';
import { answers } from '../support/answers.js';
import { freePort } from '../support/free-port.js';
import { PrivateServer, privateFolder } from '../support/private-server.js';
import { program } from '../support/programs.js';

export interface BaresipEvent {
  /** `REGISTER_OK`, `CALL_INCOMING`, `CALL_ESTABLISHED`, `CALL_CLOSED`, … */
  readonly type: string;
  readonly peeruri?: string;
  readonly peerdisplayname?: string;
  readonly param?: string;
}

interface Said extends BaresipEvent {
  readonly event?: boolean;
  readonly token?: string;
  readonly ok?: boolean;
  readonly data?: string;
}

/** A phone that people have made: it registers, is asked whether it is there, shows who calls, holds. Steered over its own control port. */
export class Baresip {
  readonly events: BaresipEvent[] = [];
  readonly #answers = new Map<string, Said>();
  #rest = '';
  private constructor(
    private readonly server: PrivateServer,
    private readonly socket: Socket,
  ) {
    socket.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }
  static async start(of: {
    extension: string;
    password: string;
    /** Of this machine, and of the phone alone. */
    address: string;
    asterisk: number;
  }): Promise<Baresip> {
    const [command, folder, port] = [
      await program('baresip', ['baresip-core']),
      privateFolder('baresip'),
      await freePort(),
    ];
    mkdirSync(join(folder, 'home'));
    const tone = Int16Array.from({ length: 80_000 }, (_, n) => (n % 20 < 10 ? 8_000 : -8_000));
    writeFileSync(join(folder, 'tone.wav'), wavOf(tone));
    const lines = [
      ...[`sip_listen ${of.address}:5090`, 'net_interface 127.0.0.1', 'module_path /usr/lib/baresip/modules'],
      ...['module g711.so', 'module aufile.so', 'module_tmp uuid.so', 'module_tmp account.so', 'module_app menu.so'],
      ...['module_app ctrl_tcp.so', `ctrl_tcp_listen 127.0.0.1:${port}`],
      ...[`audio_source aufile,${folder}/tone.wav`, `audio_player aufile,${folder}/heard.wav`],
    ];
    writeFileSync(join(folder, 'home/config'), `${lines.join('\n')}\n`);
    const login = `auth_user=${of.extension};auth_pass=${of.password};regint=60`;
    writeFileSync(join(folder, 'home/accounts'), `<sip:${of.extension}@127.0.0.1:${of.asterisk}>;${login}\n`);
    writeFileSync(join(folder, 'home/contacts'), '');
    const server = await PrivateServer.start({
      ...{ name: 'baresip', folder, command, args: ['-f', join(folder, 'home')] },
      ready: () => answers(port),
    });
    const socket = connect({ port, host: '127.0.0.1' });
    await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
    return new Baresip(server, socket);
  }
  /** `accept`, `hold`, `resume`, `hangup`. @throws when it does not obey */
  async order(command: string): Promise<void> {
    const token = `${command}-${this.#answers.size}`;
    const text = JSON.stringify({ command, params: '', token });
    this.socket.write(`${Buffer.byteLength(text)}:${text},`);
    const answer = await eventually(() => this.#answers.get(token), { message: `baresip does not answer ${command}` });
    if (!answer.ok) throw new Error(`baresip does not ${command}: ${answer.data ?? ''}`);
  }
  heard(type: string): Promise<BaresipEvent> {
    return eventually(() => this.events.find((event) => event.type === type), {
      message: `baresip did not say ${type}, but ${this.events.map((event) => event.type).join(' ')}`,
    });
  }
  async stop(): Promise<void> {
    this.socket.destroy();
    await this.server.stop();
  }

  /** Netstrings: `12:{"event":…},` */
  #hear(text: string): void {
    this.#rest += text;
    for (;;) {
      const [all = '', length] = /^(\d+):/.exec(this.#rest) ?? [];
      const bytes = Buffer.from(this.#rest.slice(all.length));
      if (length === undefined || bytes.length < Number(length) + 1) return;
      const said = JSON.parse(bytes.subarray(0, Number(length)).toString('utf8')) as Said;
      if (said.event) this.events.push(said);
      else if (said.token !== undefined) this.#answers.set(said.token, said);
      this.#rest = bytes.subarray(Number(length) + 1).toString('utf8');
    }
  }
}
