export { TieCallWhenInquiryJoined } from './tie-call-when-inquiry-joined.subscriber.js';
export { TieCallWhenInquiryOpened } from './tie-call-when-inquiry-opened.subscriber.js';
export { CloseMissedWhenInquiryAnswered } from './close-missed-when-inquiry-answered.subscriber.js';
