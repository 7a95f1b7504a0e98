/** What came is not TDS, or not what the protocol allows at this moment: the connection is closed, nothing is answered. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProtocolError';
  }
}
