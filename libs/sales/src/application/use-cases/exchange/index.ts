export { CompleteExchange } from './complete-exchange.use-case.js';
export { GiveOrdersToExchange } from './give-orders-to-exchange.use-case.js';
export { ImportExchangeFile } from './import-exchange-file.use-case.js';
export { OpenExchange } from './open-exchange.use-case.js';
export { PrepareExchange } from './prepare-exchange.use-case.js';
export { RecogniseExchangeVisit } from './recognise-exchange-visit.use-case.js';
export { TakeExchangeFile } from './take-exchange-file.use-case.js';
