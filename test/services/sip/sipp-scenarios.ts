/** What a caller or a phone of sipp does, as its XML; whatever happens otherwise makes sipp end with 1. */
export type Scenario = string;

const sdp = (who: string): string => `v=0
o=${who} 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=sendrecv
`;
const scenario = (name: string, ...steps: string[]): Scenario =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`;
const send = (text: string, attributes = ''): string => `<send${attributes}><![CDATA[\n${text}\n]]></send>`;
const PROGRESS = [100, 180, 183].map((status) => `<recv response="${status}" optional="true"/>`).join('\n');
const request = (method: string, { to, from, cseq, target, more = '', body = '' }: Record<string, string>): string =>
  `${method} ${target} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: ${from};tag=[pid]-[call_number]
To: ${to}
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:caller@[local_ip]:[local_port]>
Max-Forwards: 70
${more}Content-Length: [len]

${body}`;

export type From = { readonly number: string; readonly name?: string } | 'hidden';
/** One customer: `[service]` is the number that he calls (-s), `[field0]` one of a list (-inf). */
class Caller {
  readonly #called: string;
  constructor(
    private readonly from: From,
    called: '[service]' | '[field0]' = '[service]',
  ) {
    this.#called = `sip:${called}@[remote_ip]:[remote_port]`;
  }
  get #said(): Record<string, string> {
    const { from } = this;
    if (from === 'hidden') return { from: '"Anonymous" <sip:anonymous@anonymous.invalid>', more: 'Privacy: id\n' };
    const name = from.name === undefined ? '' : `"${from.name}" `;
    return { from: `${name}<sip:${from.number}@[local_ip]:[local_port]>`, more: '' };
  }
  invites(): string {
    const more = `${this.#said.more ?? ''}Content-Type: application/sdp\n`;
    const of = { ...this.#said, to: `<${this.#called}>`, cseq: '1', target: this.#called, more, body: sdp('caller') };
    return send(request('INVITE', of), ' retrans="500"');
  }
  says(method: 'ACK' | 'BYE', cseq: string): string {
    const of = { ...this.#said, more: '', to: `<${this.#called}>[peer_tag_param]`, cseq, target: '[next_url]' };
    return send(request(method, of), method === 'BYE' ? ' retrans="500"' : '');
  }
  /** The answer to a refusal, and a CANCEL, belong to the INVITE itself. @param at how many steps stand before this one */
  closes(method: 'ACK' | 'CANCEL', at: number): string {
    const of = { ...this.#said, more: '', cseq: '1', target: this.#called };
    const to = method === 'ACK' ? `<${this.#called}>[peer_tag_param]` : `<${this.#called}>`;
    return send(request(method, { ...of, to }).replace('[branch]', `[branch-${at}]`));
  }
}

/** Is answered, speaks for -d milliseconds, hangs up. `voice`: a file of A-law. */
export function callerTalks(from: From, voice: string, called: '[service]' | '[field0]' = '[service]'): Scenario {
  const he = new Caller(from, called);
  const speaks = `<nop><action><exec rtp_stream="${voice},-1,8,PCMA/8000"/></action></nop>`;
  return scenario(
    'a caller who talks',
    ...[he.invites(), PROGRESS, '<recv response="200" rrs="true"/>', he.says('ACK', '1'), speaks, '<pause/>'],
    ...[he.says('BYE', '2'), '<recv response="200"/>'],
  );
}
/** Hears that nobody takes it, and is never answered. */
export function callerIsRefused(from: From, status: number): Scenario {
  const he = new Caller(from);
  return scenario(
    'a caller who is refused',
    he.invites(),
    PROGRESS,
    `<recv response="${status}"/>`,
    he.closes('ACK', 5),
  );
}
/** Hears it ring for -d milliseconds and thinks better of it. */
export function callerGivesUp(from: From): Scenario {
  const he = new Caller(from);
  return scenario(
    'a caller who gives up',
    ...[he.invites(), '<recv response="100" optional="true"/>', '<recv response="180"/>', '<pause/>'],
    ...[he.closes('CANCEL', 4), '<recv response="200"/>', '<recv response="487"/>', he.closes('ACK', 7)],
  );
}

const reply = (line: string, { tag = ';tag=[pid]p[call_number]', cseq = '[last_CSeq:]', body = '' } = {}): string =>
  send(
    [
      ...[`SIP/2.0 ${line}`, '[last_Via:]', '[last_From:]', `[last_To:]${tag}`, '[last_Call-ID:]', cseq],
      ...['Contact: <sip:phone@[local_ip]:[local_port]>', ...(body ? ['Content-Type: application/sdp'] : [])],
      ...['Content-Length: [len]', '', body],
    ].join('\n'),
    /^[2-6]/.test(line) && body ? ' retrans="500"' : '',
  );
/** The exchange asks phones whether they are there: a question, like a call, begins the scenario anew. */
const phone = (name: string, ...steps: string[]): Scenario =>
  scenario(
    name,
    '<recv request="OPTIONS" optional="true" next="asked"/>',
    '<recv request="INVITE"><action><ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="cseq"/></action></recv>',
    '<Reference variables="cseq"/>',
    ...[
      reply('180 Ringing'),
      ...steps,
      '<nop next="over"/>',
      '<label id="asked"/>',
      reply('200 OK'),
      '<label id="over"/>',
    ],
  );
/** Told that somebody else has it, or that nobody waits any more. */
const FALLS_SILENT = [
  ...[reply('200 OK'), reply('487 Request Terminated', { cseq: 'CSeq: [$cseq] INVITE' })],
  '<recv request="ACK"/>',
];
/** Is picked up when nobody else has been quicker, and sends back what it hears; the other end hangs up. */
export const phoneAnswers = (afterMs: number): Scenario =>
  phone(
    'a phone that is picked up',
    ...[`<recv request="CANCEL" timeout="${afterMs}" ontimeout="picked"/>`, ...FALLS_SILENT, '<nop next="over"/>'],
    ...['<label id="picked"/>', reply('200 OK', { body: sdp('phone') }), '<recv request="ACK"/>', '<label id="talk"/>'],
    ...['<recv request="INVITE" optional="true" next="anew"/>', '<recv request="BYE"/>', reply('200 OK', { tag: '' })],
    // It is told who the other end is by an INVITE anew.
    ...['<nop next="over"/>', '<label id="anew"/>', reply('200 OK', { tag: '', body: sdp('phone') })],
    '<recv request="ACK" next="talk"/>',
  );
/** Rings for -d milliseconds and says no. */
export const phoneRefuses = (line: '486 Busy Here' | '603 Decline'): Scenario =>
  phone('a phone that says no', '<pause/>', reply(line), '<recv request="ACK"/>');
export const phoneRings = (): Scenario => phone('a phone that only rings', '<recv request="CANCEL"/>', ...FALLS_SILENT);
