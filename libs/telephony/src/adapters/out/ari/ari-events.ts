import { z } from 'zod';
import type { ExchangeChannel, ExchangeEvent, HangupCause } from '../../../application/ports/call-control.port.js';

const channel = z.object({
  id: z.string().min(1).max(150),
  name: z.string(),
  state: z.string(),
  caller: z.object({ name: z.string(), number: z.string() }),
  dialplan: z.object({ exten: z.string(), app_name: z.string().optional(), app_data: z.string().optional() }),
  creationtime: z.coerce.date(),
});
const at = z.coerce.date();
const target_uri = z.string().default('');
const recording = z.object({
  name: z.string(),
  target_uri,
  duration: z.number().optional(),
  cause: z.string().optional(),
});
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('StasisStart'), timestamp: at, args: z.array(z.string()), channel }),
  z.object({ type: z.literal('ChannelStateChange'), timestamp: at, channel }),
  z.object({
    type: z.literal('ChannelDestroyed'),
    timestamp: at,
    cause: z.number(),
    tech_cause: z.number().optional(),
    channel,
  }),
  z.object({ type: z.literal('PlaybackFinished'), timestamp: at, playback: z.object({ id: z.string(), target_uri }) }),
  z.object({ type: z.literal('ChannelDtmfReceived'), timestamp: at, digit: z.string(), channel }),
  z.object({ type: z.literal('ChannelHold'), timestamp: at, channel }),
  z.object({ type: z.literal('ChannelUnhold'), timestamp: at, channel }),
  z.object({
    ...{ type: z.literal('ChannelTransfer'), timestamp: at },
    // What has become of it, told to us who have said so.
    state: z.string().optional(),
    refer_to: z.object({
      // `protocol_id`: Call-ID of another talk of the phone.
      requested_destination: z.object({ destination: z.string().optional(), protocol_id: z.string().optional() }),
      destination_channel: channel.optional(),
    }),
    referred_by: z.object({ source_channel: channel }),
  }),
  z.object({ type: z.literal('RecordingFinished'), timestamp: at, recording }),
  z.object({ type: z.literal('RecordingFailed'), timestamp: at, recording }),
  z.object({ type: z.literal('ApplicationReplaced'), timestamp: at }),
]);
/** What Asterisk is asked to tell; all else would only cost. */
export const TOLD = event.options.map((one) => one.shape.type.value);

export type AriChannel = z.infer<typeof channel>;
export const ariChannels = z.array(channel);
export const ariRecordings = z.array(z.object({ name: z.string() }));
export const ariDeviceStates = z.array(z.object({ name: z.string(), state: z.string() }));
export const ariBridges = z.array(z.object({ id: z.string(), channels: z.array(z.string()) }));

/** @returns 'replaced': another process has taken our application; null: nothing of ours. @throws ZodError, SyntaxError for what is no event of Asterisk 20 to 22 */
export function eventOf(text: string): ExchangeEvent | 'replaced' | null {
  const said = JSON.parse(text) as { type?: unknown };
  if (!TOLD.includes(said.type as never)) return null;
  const one = event.parse(said);
  if (one.type === 'ApplicationReplaced') return 'replaced';
  const { timestamp: when } = one;
  if (one.type === 'StasisStart') return { kind: 'arrived', channel: channelOf(one.channel, one.args), at: when };
  if (one.type === 'RecordingFinished' || one.type === 'RecordingFailed') {
    const { name, duration = 0, cause } = one.recording;
    const failure = one.type === 'RecordingFailed' ? (cause ?? 'failed') : null;
    const channelId = ownerOf(one.recording.target_uri);
    return { kind: 'recorded', recording: name, channelId, seconds: duration, failure, at: when };
  }
  if (one.type === 'PlaybackFinished') {
    const channelId = ownerOf(one.playback.target_uri);
    return channelId === null ? null : { kind: 'said', channelId, playback: one.playback.id, at: when };
  }
  if (one.type === 'ChannelTransfer') {
    if (one.state !== undefined) return null;
    const { refer_to: asked, referred_by: by } = one;
    const { destination = null, protocol_id: talk } = asked.requested_destination;
    const to = talk ? null : destination;
    return {
      kind: 'hands-over',
      channelId: by.source_channel.id,
      to,
      talk: asked.destination_channel?.id ?? null,
      at: when,
    };
  }
  const channelId = one.channel.id;
  if (one.type === 'ChannelDestroyed')
    return { kind: 'ended', channelId, cause: one.tech_cause === CANCELLED ? 'normal' : causeOf(one.cause), at: when };
  if (one.type === 'ChannelDtmfReceived') return { kind: 'pressed', channelId, digit: one.digit, at: when };
  if (one.type === 'ChannelHold') return { kind: 'held', channelId, at: when };
  if (one.type === 'ChannelUnhold') return { kind: 'unheld', channelId, at: when };
  const state = stateOf(one.channel.state);
  return state === 'down' ? null : { kind: 'progressed', channelId, state, at: when };
}

export function channelOf(of: AriChannel, args: readonly string[]): ExchangeChannel {
  return {
    id: of.id,
    state: stateOf(of.state),
    callerNumber: of.caller.number,
    callerName: of.caller.name,
    dialled: of.dialplan.exten,
    endpoint: /^PJSIP\/(.+)-[0-9a-f]+$/.exec(of.name)?.[1] ?? of.name,
    args,
    createdAt: of.creationtime,
  };
}
/** What the dialplan gave along with a channel that is in our application, whose arrival nobody heard. */
export function argsOf({ dialplan: { app_name, app_data = '' } }: AriChannel, application: string): string[] {
  const [of, ...args] = app_data.split(',');
  return app_name === 'Stasis' && of === application ? args : [];
}
/** @returns null: it belongs to a bridge */
const ownerOf = (uri: string): string | null => /^channel:(.+)$/.exec(uri)?.[1] ?? null;
function stateOf(state: string): ExchangeChannel['state'] {
  if (state === 'Up') return 'up';
  return state === 'Ringing' || state === 'Ring' ? 'ringing' : 'down';
}

/** SIP: the caller has thought better of it; Q.850 has no word for that (127). */
const CANCELLED = 487;
/** Q.850, as Asterisk 22 tells it: a caller who hangs up has 0. */
function causeOf(code: number): HangupCause {
  if (code === 0 || code === 16 || code === 26) return 'normal';
  if (code === 17) return 'busy';
  if (code === 18 || code === 19) return 'no-answer';
  if (code === 21) return 'rejected';
  if ([1, 2, 3, 20, 22, 27, 28].includes(code)) return 'unreachable';
  return code >= 31 && code <= 47 ? 'failed' : 'unknown';
}
