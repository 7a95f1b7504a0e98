import { generate } from 'otplib';
import { oneTimeCodesContract } from '../../../application/ports/one-time-codes.contract.js';
import { OtplibOneTimeCodes } from './otplib-one-time-codes.js';

oneTimeCodesContract('otplib', () => ({
  codes: new OtplibOneTimeCodes('Прораб'),
  codeAt: (secret, at) => generate({ secret, epoch: Math.floor(at.getTime() / 1000) }),
}));

describe('otplib', () => {
  it('shows the codes of RFC 6238, appendix B', async () => {
    const codes = new OtplibOneTimeCodes('Прораб');
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(await codes.stepOf(secret, '287082', new Date(59_000))).toBe(1);
    expect(await codes.stepOf(secret, '081804', new Date(1_111_111_109_000))).toBe(37_037_036);
  });
});
