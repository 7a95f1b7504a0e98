export { FunnelController } from './funnel.controller.js';
