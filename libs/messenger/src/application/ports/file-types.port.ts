/** What a file is by its content, whatever its name and its sender say. */
export abstract class FileTypes {
  /**
   * MIME type of a stored file. Pages, SVG and scripts are told from plain text (`text/html`, `image/svg+xml`, `application/xml`,
   * `application/x-shellscript`); `application/octet-stream` when the content says nothing. @throws FileMissing
   */
  abstract ofStored(key: string): Promise<string>;
}
