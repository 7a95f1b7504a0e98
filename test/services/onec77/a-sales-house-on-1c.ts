import type { z } from 'zod';
import { aSalesHouse } from '../../../libs/sales/src/adapters/in/http/a-sales-house.builder.js';
import type { salesConfig } from '../../../libs/sales/src/sales.config.js';
import { OnecHouse, exampleFiles } from './an-onec-house.js';

const URL_ENV = 'MSSQL_URL_OF_THE_SALES_HOUSE';

/** Sales behind real HTTP, their books in the example base of 1C behind its real protocol. */
export async function aSalesHouseOn1c(ledger: z.input<typeof salesConfig>['ledger'] = {}) {
  const onec = await OnecHouse.open();
  process.env[URL_ENV] = onec.url();
  const { dictionary: dds, mapping } = exampleFiles;
  const house = await aSalesHouse('sqlite', {
    ledger: { source: 'onec77', onec77: { urlEnv: URL_ENV, dds, mapping }, ...ledger },
  });
  house.clock.set(onec.clock.now());
  const close = async (): Promise<void> => {
    await house.close();
    await onec.close();
    delete process.env[URL_ENV];
  };
  return { onec, house, close };
}
export type SalesHouseOn1c = Awaited<ReturnType<typeof aSalesHouseOn1c>>;
