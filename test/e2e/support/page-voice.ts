/** What runs inside the page, as text, see page-scripts. Before anything of the page: whatever it talks by can be asked later. */
export const keepConnections = `{
  const kept = (globalThis.connections = []);
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...of) {
      super(...of);
      kept.push(this);
    }
  };
}`;

export interface Voice {
  readonly heardBytes: number;
  readonly saidBytes: number;
  /** How loud the other one was on the whole: 0 for silence. */
  readonly energy: number;
}
/** What the newest talk of the page has heard and said. */
export const voice = `(async () => {
  const found = { heardBytes: 0, saidBytes: 0, energy: 0 };
  const report = await globalThis.connections.at(-1)?.getStats();
  report?.forEach(({ type, bytesReceived, totalAudioEnergy, bytesSent }) => {
    if (type === 'inbound-rtp') Object.assign(found, { heardBytes: bytesReceived, energy: totalAudioEnergy ?? 0 });
    if (type === 'outbound-rtp') found.saidBytes = bytesSent;
  });
  return found;
})()`;

/** The microphone of the tests beeps once a second: within this it has beeped. */
export const aMoment = `new Promise((done) => setTimeout(done, 1_500))`;
