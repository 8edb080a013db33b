/** A file on its way into a message, from being chosen to being on the host. */
export interface Attachment {
  /** This install's own name for it. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The media type by content. */
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
  readonly state: 'waiting' | 'uploading' | 'done' | 'failed';
  /** Bytes the host has. */
  readonly sent: number;
  /** Why it failed and what to do, in whole sentences. */
  readonly error: string | null;
}

/** A file of a message on its way to this computer. */
export interface Download {
  readonly host: string;
  readonly room: string;
  /** The file's id. */
  readonly file: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly error: string | null;
}

/** The scheme under which a page shows files of messages: `hearth-file://<host>/<room>/<file id>`, and attachments. */
export const FILE_SCHEME = 'hearth-file';

/** The address of a file of a message, for `img`, `video` and `audio`. */
export const fileUrl = (host: string, room: string, file: string): string =>
  `${FILE_SCHEME}://file/${host}/${room}/${file}`;

/** The address of an attachment that is not sent yet. */
export const attachmentUrl = (attachment: string): string => `${FILE_SCHEME}://attachment/${attachment}`;
