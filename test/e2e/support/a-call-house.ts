import { Database } from '@prorab/platform';
import { type TestDatabase, makeTestDatabase } from '@prorab/platform/testing';
import { ARI_PASSWORD, Asterisk, TRUNK, passwordOf } from '../../services/asterisk.js';
import type { SetClock } from '../../services/set-clock.js';
import { SipPeer } from '../../services/sip/sip-peer.js';
import { FrailLink } from '../../services/support/frail-link.js';
import { eventually } from '../../support/eventually.js';
import { ApiClient } from './api.js';
import { Board } from './board.js';
import { PASSWORD } from './company.js';
import { type HouseOptions, RunningHouse } from './running-house.js';

export const LINE = '+78112201234';
const allDay = '00:00-24:00';
const hours = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
/** Of the head; it does not ring for customers. */
export const HEAD_PHONE = '100';
/** Manager n has phone 100 + n. */
export const MANAGERS = 4;

export interface CallRow {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly callerNumber: string | null;
  readonly callerKind: string;
  readonly partyName: string | null;
  readonly answeredBy: string | null;
  readonly lineTitle: string;
  readonly recording: string | null;
}

export interface CallHouseOptions {
  /** How many of them. */
  readonly managers?: number;
  /** Whether a network that can be cut (`at.link`) lies between the product and the exchange; the voice does not go by it. */
  readonly frail?: boolean;
  /** WAV files of the company, by name, as Asterisk has them. */
  readonly played?: Readonly<Record<string, Uint8Array>>;
  /** Of `telephony:` of its configuration, what it has beside exchange, lines and ring. */
  readonly telephony?: object;
  /** Of its branch, what is otherwise: its zone, its hours. */
  readonly branch?: object;
  /** Of the product and of the exchange, instead of the machine's. */
  readonly clock?: SetClock;
}

/** The product, a real Asterisk and the phones of four managers of a branch that is always open. */
export class ACallHouse {
  readonly phones = new Map<string, SipPeer>();
  readonly #boards: Board[] = [];
  private constructor(
    readonly asterisk: Asterisk,
    readonly house: RunningHouse,
    readonly provider: SipPeer,
    readonly head: ApiClient,
    readonly staff: ReadonlyMap<string, string>,
    private readonly base: TestDatabase,
    readonly link: FrailLink | null,
    private readonly opened: HouseOptions,
  ) {}

  static async open(
    engine: string,
    ring: object = {},
    { managers = MANAGERS, frail = false, played = {}, telephony = {}, branch = {}, clock }: CallHouseOptions = {},
  ): Promise<ACallHouse> {
    const extensions = Array.from({ length: managers }, (_, n) => `${101 + n}`);
    const [asterisk, base] = await Promise.all([
      Asterisk.start({
        groups: [{ number: LINE, extensions }],
        extensions: [HEAD_PHONE, ...extensions],
        sounds: played,
        ...(clock && { clock }),
      }),
      makeTestDatabase(engine),
    ]);
    const link = frail ? await FrailLink.to(asterisk.ariPort) : null;
    const opened: HouseOptions = {
      databaseUrl: base.url,
      env: { PRORAB_ARI_PASSWORD: ARI_PASSWORD, ...clock?.env },
      configuration: {
        server: { requestsPerMinute: 1_000_000 },
        team: {
          firstStart: {
            demoPassword: PASSWORD,
            branches: [
              { key: 'pskov', name: 'Псков', city: 'Псков', areaCode: '8112', hours, keepsHolidays: false, ...branch },
            ],
            employees: [
              {
                login: 'head',
                name: 'Анна Глава',
                role: 'head',
                branch: 'pskov',
                extension: HEAD_PHONE,
                emails: ['head@prorab.test'],
                capacity: 0,
              },
              {
                login: 'admin',
                name: 'Админ',
                role: 'administrator',
                branch: 'pskov',
                emails: ['admin@prorab.test'],
                capacity: 0,
              },
              ...extensions.map((extension, n) => ({
                ...{ login: `manager${n + 1}`, name: `Менеджер ${n + 1}`, role: 'manager', branch: 'pskov', extension },
                ...{ emails: [`manager${n + 1}@prorab.test`], capacity: 500 },
              })),
            ],
          },
        },
        mail: { listener: { enabled: false, address: 'sales@prorab.test', title: 'Прораб' } },
        telephony: {
          exchange: { url: link ? `http://${link.host}:${link.port}` : asterisk.url, records: asterisk.calls },
          lines: [{ number: LINE, branch: 'Псков' }],
          trunks: [{ name: TRUNK.name, server: `${TRUNK.address}:${TRUNK.port}` }],
          ring: { seconds: 20, keeperSeconds: 5, ...ring },
          outgoing: { trunk: TRUNK.name, seconds: 30, callsPerMinute: 100 },
          ...telephony,
        },
      },
    };
    const house = await RunningHouse.build(opened);
    await house.start();
    const provider = await SipPeer.open({ address: TRUNK.address, asterisk: asterisk.sipPort, port: TRUNK.port });
    const head = await new ApiClient(house.url).signIn('head', PASSWORD);
    const staff = await head.all<{ id: string; extension: string | null }>('/api/team/employees');
    const byExtension = new Map(staff.flatMap((e) => (e.extension ? [[e.extension, e.id] as const] : [])));
    return new ACallHouse(asterisk, house, provider, head, byExtension, base, link, opened);
  }

  /** Another process of the product on the same base and the same exchange, not started. */
  another(): Promise<RunningHouse> {
    return RunningHouse.build(this.opened);
  }

  /** The phone of a manager, at the exchange. */
  async phone(extension: string): Promise<SipPeer> {
    const there = this.phones.get(extension);
    if (there) return there;
    const phone = await SipPeer.open({ address: `127.0.0.${Number(extension) - 90}`, asterisk: this.asterisk.sipPort });
    this.phones.set(extension, phone);
    await phone.register(extension, passwordOf(extension));
    return phone;
  }
  employee(extension: string): string {
    return this.staff.get(extension) ?? '';
  }
  /** A desk that follows the calls. */
  async board(login = 'head'): Promise<Board> {
    const token =
      login === 'head' ? this.head.token : (await new ApiClient(this.house.url).signIn(login, PASSWORD)).token;
    const board = new Board(this.house.url, token, 'telephony');
    await board.connect();
    this.#boards.push(board);
    return board;
  }
  async calls(number: string): Promise<CallRow[]> {
    return this.head.all(`/api/telephony/calls?callerNumber=${encodeURIComponent(number)}`);
  }
  /** The only call of a number, once it has come so far. */
  async call(number: string, stage: string): Promise<CallRow> {
    return eventually(
      async () => {
        const [call, ...more] = await this.calls(number);
        if (more.length > 0) throw new Error(`${number} has ${more.length + 1} calls`);
        return call?.stage === stage ? call : null;
      },
      { within: 20_000, message: `the call of ${number} is not ${stage}` },
    );
  }
  /** Facts of one kind that the house has told its contexts, in order. */
  async facts<T>(name: string): Promise<T[]> {
    const database = await Database.open({ url: this.base.url, tables: [] });
    try {
      const rows = await database.all<{ payload: string }>(
        'select payload from platform_event where name = ? order by recorded_at',
        [name],
      );
      return rows.map((row) => JSON.parse(row.payload) as T);
    } finally {
      await database.close();
    }
  }
  /** What `/health/ready` says of the exchange, or of its list of calls; undefined before that was read for the first time. */
  async reader(name: 'asterisk' | 'asterisk-cdr' = 'asterisk'): Promise<string | undefined> {
    const { readers } = await this.head.get<{ readers: { reader: string; state: string }[] }>('/health/ready');
    return readers.find((one) => one.reader === name)?.state;
  }
  /** From here on, what the exchange's own list has of calls is filled in. */
  async readsRecords(): Promise<void> {
    await eventually(async () => (await this.reader('asterisk-cdr')) === 'ok', {
      within: 40_000,
      message: 'nobody reads the list of calls',
    });
  }
  /** Asterisk does not believe any longer that the house is there. */
  async isWordOld(): Promise<boolean> {
    const until = Number(/PRORAB_UNTIL=(\d+)/.exec(await this.asterisk.console('dialplan show globals'))?.[1]);
    return until < Math.floor(Date.now() / 1_000);
  }
  async wordIsOld(): Promise<void> {
    await eventually(() => this.isWordOld(), { within: 25_000, message: 'the house is still believed' });
  }
  /** Nobody talks and nothing rings any more. */
  async silence(): Promise<void> {
    const active = async (): Promise<string> => this.asterisk.console('core show channels count');
    await eventually(async () => /^0 active channels/m.test(await active()), {
      within: 15_000,
      message: 'somebody still talks',
    });
  }
  async close(): Promise<void> {
    for (const board of this.#boards) board.disconnect();
    await Promise.all([this.provider, ...this.phones.values()].map((p) => p.close()));
    await this.house.remove();
    await this.asterisk.stop();
    await this.link?.stop();
    await this.base.remove();
  }
}
