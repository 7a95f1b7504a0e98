export { BoardController } from './board.controller.js';
export { InquiriesController } from './inquiries.controller.js';
export { InquiryCommandsController } from './inquiry-commands.controller.js';
export { InquiryLinksController } from './inquiry-links.controller.js';
export { MergesController } from './merges.controller.js';
export { PartiesController } from './parties.controller.js';
export { PartyCommandsController } from './party-commands.controller.js';
export { PolicyController } from './policy.controller.js';
export * from './funnel/index.js';
