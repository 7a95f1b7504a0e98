import { C, UA, WebSocketInterface, debug } from 'jssip';
import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession';
import { backoffMs } from '../../lib/backoff.js';
import type { BrowserPhoneLoginDto } from '../../api/schema.js';
import type { SipEar, SipLine, SipTalk, TalkEnd } from './sip-line.js';

/** Names nobody: the exchange is wherever the socket leads. */
const DOMAIN = 'prorab.invalid';
/** Another page of this person has come; of the house, see `DOOR_CLOSED`. */
const REPLACED = 4001;
/** The house is there, the exchange is not. */
const EXCHANGE_AWAY = 1013;
const REFUSALS = new Set([401, 403, 404]);
/** All ways to us that are found in this time are told; a network card that does not answer is not waited for. */
const CANDIDATES_MS = 500;
const AUDIO = { audio: true, video: false } as const;
const REFUSAL = {
  busy: { status_code: 486, reason_phrase: 'Busy Here' },
  declined: { status_code: 603, reason_phrase: 'Decline' },
} as const;

/** The socket by the house. Once another page has come it is not opened again; while the exchange is away, more and more rarely. */
class HouseSocket extends WebSocketInterface {
  isOver = false;
  #failures = 0;
  override connect(): void {
    const open = (): void => void (this.isOver || super.connect());
    if (this.#failures === 0) open();
    else setTimeout(open, backoffMs(this.#failures));
  }
  /** The house has let us in, and the exchange is not there. */
  failed(): void {
    this.#failures++;
  }
  works(): void {
    this.#failures = 0;
  }
}

/** The phone in the browser on JsSIP, the only file that knows it; fetched when somebody wants such a phone. */
export function openJssipLine(login: BrowserPhoneLoginDto, ear: SipEar): SipLine {
  debug.disable();
  const socket = new HouseSocket(`${location.origin.replace(/^http/, 'ws')}/api/telephony/sip`);
  const agent = new UA({
    ...{ sockets: [socket], uri: `sip:${login.user}@${DOMAIN}`, password: login.password },
    ...{ register: true, register_expires: 120, session_timers: false, user_agent: 'Prorab' },
    ...{ connection_recovery_min_interval: 2, connection_recovery_max_interval: 30 },
  });
  const talks = new Set<RTCSession>();
  let wasLost = false;
  agent.on('registered', () => {
    socket.works();
    ear.line('ready');
    // The exchange knows a talk by the socket it was begun on: it is told the new one, or could not say when the other hangs up.
    if (wasLost) for (const talk of talks) if (talk.isEstablished()) talk.renegotiate();
    wasLost = false;
  });
  agent.on('registrationFailed', ({ response }) => {
    ear.line(REFUSALS.has(Number(response?.status_code)) ? 'refused' : 'lost');
  });
  agent.on('disconnected', (event) => {
    wasLost = true;
    const { code } = event as { code?: number };
    if (code === EXCHANGE_AWAY) socket.failed();
    if (code === REPLACED) socket.isOver = true;
    ear.line(code === REPLACED ? 'replaced' : 'lost');
  });
  agent.on('newRTCSession', ({ session }: { session: RTCSession }) => {
    talks.add(session);
    for (const end of ['ended', 'failed'] as const) session.on(end, () => talks.delete(session));
    ear.talk(talkOf(session, ear));
  });
  agent.start();
  return {
    call: (number) => void agent.call(`sip:${number}@${DOMAIN}`, { mediaConstraints: AUDIO }),
    stop: () => {
      socket.isOver = true;
      agent.stop();
    },
  };
}

function talkOf(session: RTCSession, ear: SipEar): SipTalk {
  const { id } = session;
  const sound = new Audio();
  let isVoiceLost = false;
  const over = (event: EndEvent): void => {
    sound.srcObject = null;
    ear.ended(id, isVoiceLost ? 'voice-lost' : whyOf(event));
  };
  const listen = (connection: RTCPeerConnection): void => {
    connection.addEventListener('track', ({ track, streams }) => {
      sound.srcObject = streams[0] ?? new MediaStream([track]);
      // Who has answered has touched the page, so it may sound.
      void sound.play();
    });
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState !== 'failed' || session.isEnded()) return;
      isVoiceLost = true;
      session.terminate();
    });
  };
  if (session.connection) listen(session.connection);
  else session.on('peerconnection', ({ peerconnection }) => listen(peerconnection));
  let late: ReturnType<typeof setTimeout> | undefined;
  session.on('icecandidate', ({ ready }) => void (late ??= setTimeout(ready, CANDIDATES_MS)));
  session.on('confirmed', () => ear.talking(id));
  session.on('hold', () => ear.held(id, session.isOnHold().local));
  session.on('unhold', () => ear.held(id, session.isOnHold().local));
  session.on('ended', over);
  session.on('failed', over);
  const { display_name: name, uri } = session.remote_identity;
  return {
    ...{ id, way: session.direction === 'incoming' ? 'in' : 'out', name: name ?? '', number: String(uri.user ?? '') },
    answer: () => session.answer({ mediaConstraints: AUDIO }),
    end: (how) => {
      if (session.isEnded()) return;
      const rings = session.direction === 'incoming' && !session.isEstablished();
      session.terminate(rings ? REFUSAL[how ?? 'declined'] : {});
    },
    mute: (on) => (on ? session.mute({ audio: true }) : session.unmute({ audio: true })),
    hold: (on) => void (on ? session.hold() : session.unhold()),
    press: (key) => session.sendDTMF(key, { transportType: C.DTMF_TRANSPORT.RFC2833 }),
  };
}

const ENDS: Record<string, TalkEnd> = {
  Busy: 'busy',
  Rejected: 'rejected',
  'Not Found': 'unknown-number',
  'Address Incomplete': 'unknown-number',
  'No Answer': 'no-answer',
  Unavailable: 'no-answer',
  'User Denied Media Access': 'microphone',
  'RTP Timeout': 'voice-lost',
};
/** Hung up by either, or declined here: that is how talks end. */
const DONE = new Set(['Terminated', 'Canceled']);
const whyOf = ({ cause, originator }: EndEvent): TalkEnd =>
  DONE.has(cause) || (cause === 'Rejected' && String(originator) === 'local') ? 'done' : (ENDS[cause] ?? 'failed');
