export { FunnelController } from './funnel.controller.js';
export { PlansController } from './plans.controller.js';
