const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Pictures that we can read, show small and free of camera data; the extensions that tell them honestly, the usual one first. */
export const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif', 'jpe'],
  'image/png': ['png'],
  'image/apng': ['png', 'apng'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
};
/** Names that promise a picture, also of kinds that we cannot read. */
export const PICTURE_NAMES = set('jpg jpeg jfif jpe png apng webp gif avif heic heif hif bmp tif tiff ico');

/** Content that runs. */
export const PROGRAMS = set(
  'application/x-msdownload application/x-elf application/x-mach-binary application/java-vm application/java-archive ' +
    'application/x.ms.shortcut application/x.apple.alias application/x-deb application/x-rpm application/wasm ' +
    'application/vnd.android.package-archive application/x-shellscript application/x-chrome-extension',
);
/** Pictures that we cannot look into, so that nobody knows what their cameras wrote there. */
export const OPAQUE_PICTURES = set(
  'image/heic image/heif image/heic-sequence image/heif-sequence image/tiff image/jxl image/jp2 image/jpx image/jpm image/jxr ' +
    'image/x-adobe-dng image/x-canon-cr2 image/x-canon-cr3 image/x-nikon-nef image/x-sony-arw image/x-panasonic-rw2 ' +
    'image/x-olympus-orf image/x-fujifilm-raf image/vnd.adobe.photoshop',
);
/** Names that the system of a colleague would run on a double click, whatever is inside. */
export const PROGRAM_NAMES = set(
  'exe com scr pif msi msp msix appx dll cpl ocx sys drv bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh wsc hta msc jar apk ' +
    'lnk url scf reg inf gadget application appref-ms jnlp sh run bin elf deb rpm dmg pkg app command desktop iso img vhd vhdx xll',
);
/** Content that a browser would run. */
export const ACTIVE = set('text/html image/svg+xml application/xhtml+xml application/xml text/xml');

/** Other content whose first bytes leave no doubt, and its usual extension. */
export const KNOWN: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/vnd.rar': 'rar',
  'application/x-rar-compressed': 'rar',
  'application/x-7z-compressed': '7z',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
};
