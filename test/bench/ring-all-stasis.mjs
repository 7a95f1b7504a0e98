// The least that a call costs which rings a group and is recorded: the same orders to the exchange as Prorab gives, and nothing else. It keeps
// nothing, shows nothing to anybody, knows nobody's name, and forgets all when it ends. Told by the environment where the exchange is and who rings:
// `PHONES`, JSON, number called → extensions.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const { ARI_URL: url, ARI_LOGIN: login, ARI_APPLICATION: application, PHONES: phones } = process.env;
const groups = JSON.parse(phones);
const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
/** By the caller's channel. */
const calls = new Map();
const busy = new Set();

/** @returns the bytes of the answer, unread but counted */
const ask = (method, path, body) =>
  new Promise((done, fail) => {
    const headers = { authorization, ...(body && { 'content-type': 'application/json' }) };
    const one = request(`${url}/ari${path}`, { method, agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length)).once('end', () => done(bytes));
    });
    one.once('error', fail).end(body && JSON.stringify(body));
  });
const quietly = (work) => work.catch((error) => console.error(error.message));

async function arrived({ id, caller, dialplan }) {
  const legs = groups[dialplan.exten].filter((extension) => !busy.has(extension));
  const call = { id, legs: new Map(legs.map((extension, n) => [`${id}~${n}`, extension])), taken: null };
  calls.set(id, call);
  await ask('POST', `/applications/${application}/subscription?eventSource=channel:${encodeURIComponent(id)}`);
  await ask('POST', `/channels/${id}/ring`);
  const name = encodeURIComponent(`"" <${caller.number.replace(/\D/g, '')}>`);
  await Promise.all(
    [...call.legs].map(([leg, extension]) =>
      ask(
        'POST',
        `/channels/${encodeURIComponent(leg)}?endpoint=PJSIP%2F${extension}&app=${application}&appArgs=leg&callerId=${name}&timeout=30`,
        { variables: { 'PJSIP_TRANSFER_HANDLING()': 'ari-only' } },
      ),
    ),
  );
}
async function pickedUp(leg) {
  const call = calls.get(leg.split('~')[0]);
  if (!call || call.taken) return;
  call.taken = call.legs.get(leg);
  busy.add(call.taken);
  const bridge = `floor-${call.id}`;
  await ask('POST', `/channels/${call.id}/answer`);
  await ask('POST', `/bridges/${bridge}?type=mixing`);
  for (const one of [call.id, leg])
    await ask('POST', `/bridges/${bridge}/addChannel?channel=${encodeURIComponent(one)}`);
  await ask('POST', `/bridges/${bridge}/record?name=${bridge}&format=wav&ifExists=fail`);
  for (const other of call.legs.keys())
    if (other !== leg) await ask('DELETE', `/channels/${encodeURIComponent(other)}?reason=normal`);
}
async function ended(id) {
  const call = calls.get(id);
  if (!call) return;
  calls.delete(id);
  busy.delete(call.taken);
  const bridge = `floor-${id}`;
  for (const leg of call.legs.keys())
    if (call.legs.get(leg) === call.taken) await ask('DELETE', `/channels/${encodeURIComponent(leg)}?reason=normal`);
  await ask('DELETE', `/bridges/${bridge}`);
  await ask('POST', `/recordings/live/${bridge}/stop`);
  // Asterisk is still writing it, and would send more than it has said.
  await pause(1_000);
  await ask('GET', `/recordings/stored/${bridge}/file`);
  await ask('DELETE', `/recordings/stored/${bridge}`);
}

const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ari/events?app=${application}`, {
  headers: { authorization },
});
socket.on('message', (data) => {
  const { type, channel, args } = JSON.parse(data.toString('utf8'));
  if (type === 'StasisStart') void quietly(args[0] === 'leg' ? pickedUp(channel.id) : arrived(channel));
  if (type === 'ChannelDestroyed') void quietly(ended(channel.id));
});
socket.on('open', () => process.send({ open: true }));
process.on('disconnect', () => process.exit(0));
