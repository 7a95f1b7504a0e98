export { ClearLettersWhenInquiryReopened } from './clear-letters-when-inquiry-reopened.subscriber.js';
