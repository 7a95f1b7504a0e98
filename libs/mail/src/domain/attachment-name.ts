export { INVISIBLE, safeFileName as safeAttachmentName } from '@prorab/kernel';
