export { ActWhenButtonPressed } from './act-when-button-pressed.subscriber.js';
export { AnswerWhenAssistantAddressed } from './answer-when-assistant-addressed.subscriber.js';
