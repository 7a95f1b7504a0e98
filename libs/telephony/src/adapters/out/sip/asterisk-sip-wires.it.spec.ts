import { Asterisk } from '../../../../../../test/services/asterisk.js';
import { sipWiresContract } from '../../../application/ports/sip-wires.contract.js';
import { AsteriskSipWires } from './asterisk-sip-wires.js';

sipWiresContract('Asterisk 22', async () => {
  const asterisk = await Asterisk.start();
  return {
    wires: new AsteriskSipWires(asterisk.url),
    fall: () => asterisk.crash(),
    end: () => asterisk.stop(),
  };
});
