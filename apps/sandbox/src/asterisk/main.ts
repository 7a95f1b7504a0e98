import { spawn } from 'node:child_process';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { endLeftBehind } from './end-left-behind.js';
import { freeTcpPort, freeUdpPort } from './free-ports.js';
import { prepareAsterisk } from './private-asterisk.js';
import { untilItAnswers } from './until-it-answers.js';

/** Where phones look for it; another one only when somebody has it already. */
const SIP_PORT = 5060;
const STOP_MS = 10_000;
/** Four ports a call. */
const VOICE = 400;

// Started by `npm start -- --asterisk`, with the files that `asterisk-files` has written.
const needed = { type: 'string', default: '' } as const;
const { folder, files, config } = parseArgs({ options: { folder: needed, files: needed, config: needed } }).values;
if (!folder || !files || !config || !process.send) throw new Error('npm start -- --asterisk starts this');
const generated: Record<string, Uint8Array> = {};
for (const one of await readdir(files, { recursive: true, withFileTypes: true })) {
  const path = join(one.parentPath, one.name);
  if (one.isFile()) generated[relative(files, path)] = await readFile(path);
}

await endLeftBehind(folder, STOP_MS);
await rm(folder, { recursive: true, force: true });
const [ariPort, sipPort, voice] = [await freeTcpPort(), await freeUdpPort(SIP_PORT), await freeUdpPort()];
const first = Math.min(voice - (voice % 2), 65_000 - VOICE);
const prepared = await prepareAsterisk({
  ...{ folder, config, generated, ariPort, sipPort, rtp: [first, first + VOICE] },
});
// A group of its own: Ctrl-C is for the product, which has still to hear how its calls end. Killed, we take it with us.
const withUs = ['--pdeathsig', 'TERM', prepared.command, ...prepared.args];
const asterisk = spawn('setpriv', withUs, { stdio: 'ignore', detached: true });
let stopping = false;
asterisk.once('exit', (code, signal) => {
  if (!stopping) process.stderr.write(`Asterisk ended with ${code ?? signal}; what it said: ${prepared.log}\n`);
  process.exit(stopping ? 0 : 1);
});
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  asterisk.kill('SIGTERM');
  setTimeout(() => asterisk.kill('SIGKILL'), STOP_MS).unref();
};
process.on('SIGINT', () => undefined);
process.once('SIGTERM', stop);
process.once('disconnect', stop);
if (!process.connected) stop();
await untilItAnswers(ariPort);
const own = [prepared.command, ...prepared.console].join(' ');
if (process.connected)
  process.send({ host: '127.0.0.1', sipPort, url: `http://127.0.0.1:${ariPort}`, console: own, calls: prepared.calls });
