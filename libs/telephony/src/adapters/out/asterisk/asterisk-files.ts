import { webPhoneOf } from '../../../application/ports/phones.port.js';

/** A provider that calls come from and go to. */
export interface TrunkFile {
  /** Of the endpoint: `pskov`. */
  readonly name: string;
  /** `sip.provider.ru` or `127.0.0.2:5070`. */
  readonly server: string;
  /** Addresses that its calls come from; without any, those that its name has. */
  readonly addresses: readonly string[];
  /** With them we register at the provider; without, it knows us by our address. */
  readonly login: { readonly user: string; readonly password: string } | null;
}
export interface PhoneFile {
  /** `305` */
  readonly extension: string;
  readonly name: string;
  readonly password: string;
  /** Of the same person's phone in the browser. */
  readonly webPassword: string;
}
/** Phones that ring on a number of ours while Prorab is away. */
export interface GroupFile {
  /** `+78112201234` */
  readonly number: string;
  readonly extensions: readonly string[];
}
export interface AsteriskFiles {
  readonly ari: { readonly user: string; readonly password: string };
  readonly trunks: readonly TrunkFile[];
  readonly phones: readonly PhoneFile[];
  readonly groups: readonly GroupFile[];
  /** Calls within a minute that are let in by one line while Prorab is away: those of the gate. */
  readonly callsPerMinute: {
    /** Of one number. */
    readonly number: number;
    /** Without a number. */
    readonly hidden: number;
    /** In all; of more than `MOST_REMEMBERED` the dialplan could not keep who they were. */
    readonly line: number;
  };
  /** Name of the provider that phones call out by while Prorab is away; by default the first. */
  readonly outTrunk?: string | undefined;
  /** Beginnings of numbers (`+375`) that phones may call, and may not, while Prorab is away: those of `OutgoingRules`. */
  readonly outgoing: { readonly allow: readonly string[]; readonly deny: readonly string[] };
}

/** The files of `prorab/` beside the configuration in `config/asterisk`: file name to text. @throws RangeError for what no file of Asterisk can hold */
export const asteriskFiles = ({
  ari,
  trunks,
  phones,
  groups,
  outgoing,
  callsPerMinute,
  outTrunk = trunks[0]?.name ?? '',
}: AsteriskFiles): Record<string, string> => ({
  'ari-user.conf': said([
    `[${word(ari.user)}]`,
    'type = user',
    'read_only = no',
    `password = ${secret(ari.password)}`,
    'password_format = plain',
  ]),
  'pjsip-trunks.conf': said(trunks.flatMap(trunk)),
  'pjsip-phones.conf': said(phones.flatMap(phone)),
  'extensions-groups.conf': said([
    ...groups.map((group) => `PRORAB_GROUP_${digits(group.number)} = ${ringAll(group.extensions)}`),
    `PRORAB_TRUNK = ${outTrunk && word(outTrunk)}`,
    // Whom phones call while Prorab is away sees it.
    `PRORAB_CALLER_ID = ${groups[0] ? digits(groups[0].number) : ''}`,
    `PRORAB_ALLOW = ${begins(outgoing.allow)}`,
    `PRORAB_DENY = ${begins(outgoing.deny)}`,
    `PRORAB_PER_NUMBER = ${callsPerMinute.number}`,
    `PRORAB_PER_HIDDEN = ${callsPerMinute.hidden}`,
    `PRORAB_PER_LINE = ${Math.min(callsPerMinute.line, MOST_REMEMBERED)}`,
    ...phones.flatMap(({ extension }) => (EMERGENCY.test(extension) ? [`PRORAB_PHONE_${extension} = yes`] : [])),
    `PRORAB_GROUP_0 = ${ringAll([...new Set(groups.flatMap((group) => group.extensions))])}`,
  ]),
});

/** 11 characters each; a value of the dialplan ends after 4,096. */
const MOST_REMEMBERED = 300;
/** Emergency services in Russia; an extension of an employee wins over them, but for 112. */
const EMERGENCY = /^(?:0[1-4]|10[1-4])$/;

const said = (lines: readonly string[]): string => ['; Written by Prorab; changes are lost.', ...lines, ''].join('\n');
/** A regular expression of the dialplan; of none, one that no number is. */
const begins = (prefixes: readonly string[]): string =>
  `^(${prefixes.map((prefix) => held(prefix.replace(/^\+/, ''), /^\d{1,15}$/)).join('|') || 'none'})`;
const ringAll = (extensions: readonly string[]): string => extensions.map((e) => `PJSIP/${digits(e)}`).join('&');

function trunk({ name, server, addresses, login }: TrunkFile): string[] {
  const [of, host] = [word(name), address(server)];
  const known = (addresses.length ? addresses : [host.replace(/:\d+$/, '')]).map((a) => `match = ${address(a)}`);
  const auth = login
    ? [
        ...[`[${of}](prorab-auth)`, `username = ${secret(login.user)}`, `password = ${secret(login.password)}`],
        ...[`[${of}]`, 'type = registration', 'transport = udp', `outbound_auth = ${of}`, `server_uri = sip:${host}`],
        ...[`client_uri = sip:${secret(login.user)}@${host}`, 'retry_interval = 30', 'forbidden_retry_interval = 300'],
      ]
    : [];
  return [
    ...['', `[${of}](prorab-trunk)`, `aors = ${of}`, ...(login ? [`outbound_auth = ${of}`] : [])],
    ...[`[${of}]`, 'type = aor', `contact = sip:${host}`, 'qualify_frequency = 0'],
    ...[`[${of}]`, 'type = identify', `endpoint = ${of}`, ...known],
    ...auth,
  ];
}
function phone({ extension, name, password, webPassword }: PhoneFile): string[] {
  const of = digits(extension);
  const one = (id: string, template: string, held: string): string[] => [
    ...['', `[${id}](${template})`, `auth = ${id}`, `aors = ${id}`, `callerid = "${title(name)}" <${of}>`],
    ...[`[${id}](prorab-auth)`, `username = ${id}`, `password = ${secret(held)}`],
    `[${id}](prorab-aor)`,
  ];
  return [...one(of, 'prorab-phone', password), ...one(webPhoneOf(of), 'prorab-web', webPassword)];
}

/** What would begin another line, another value or a comment has no place in a file of Asterisk. */
const title = (text: string): string =>
  text
    .replace(/[\p{C}"<>;\\[\]=]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
const digits = (text: string): string => held(text.replace(/^\+/, ''), /^\d{2,15}$/);
const word = (text: string): string => held(text, /^[a-z][a-z\d-]{0,39}$/);
const secret = (text: string): string => held(text, /^[\w.~@+-]{1,128}$/);
const address = (text: string): string => held(text, /^[\w.:/-]{1,255}$/);
function held(text: string, form: RegExp): string {
  // The text itself may be a password.
  if (!form.test(text))
    throw new RangeError(`no file of Asterisk can hold this (${text.length} characters): it takes ${form.source}`);
  return text;
}
