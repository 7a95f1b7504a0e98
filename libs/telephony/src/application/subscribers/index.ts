export { CloseMissedWhenInquiryAnswered } from './close-missed-when-inquiry-answered.subscriber.js';
