// A bare Stasis application: it answers whoever comes, and does nothing else. Told by the environment where the exchange is.
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

const { ARI_URL: url, ARI_LOGIN: login, ARI_APPLICATION: application } = process.env;
const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ari/events?app=${application}`, {
  headers: { authorization },
});
socket.on('message', (data) => {
  const { type, channel } = JSON.parse(data.toString('utf8'));
  if (type !== 'StasisStart') return;
  request(`${url}/ari/channels/${channel.id}/answer`, { method: 'POST', agent, headers: { authorization } }, (answer) =>
    answer.resume(),
  ).end();
});
socket.on('open', () => process.send({ open: true }));
process.on('disconnect', () => process.exit(0));
