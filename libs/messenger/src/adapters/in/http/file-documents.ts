/** What the doors of the staff and of those outside tell alike of files. */
export const binary = { schema: { type: 'string', format: 'binary', example: '%PDF-1.7…' } };
export const oneFile = { schema: { type: 'object', properties: { file: binary.schema } } };
export const uploadRefusals = {
  409: ['messenger.too-many-unsent-files'],
  413: ['platform.file-too-large'],
  422: [
    'messenger.upload-invalid',
    'messenger.file-empty',
    'messenger.file-disguised',
    'messenger.file-executable',
    'messenger.file-infected',
    'messenger.picture-unreadable',
    'messenger.picture-not-for-customers',
  ],
  503: ['messenger.virus-scan-unavailable'],
};
