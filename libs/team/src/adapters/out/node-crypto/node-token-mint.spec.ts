import { tokenMintContract } from '../../../application/ports/token-mint.contract.js';
import { NodeTokenMint } from './node-token-mint.js';

tokenMintContract('node', () => new NodeTokenMint());

describe('tokens of node', () => {
  it('are 256 bits, digested by SHA-256', () => {
    const mint = new NodeTokenMint();
    expect(mint.token()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(mint.recoveryCode()).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(mint.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
