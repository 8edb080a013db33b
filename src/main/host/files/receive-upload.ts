import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ContentKind, kindOf } from '../../content-kind';
import type { Files, Upload } from '../../store/files';
import { StoreFault } from '../../store/store';
import { storeRefusal } from '../store-refusal';
import { BROKEN, type FileRefusal, head, refuse, TUS_VERSION } from './file-answers';

const TYPE = 'application/offset+octet-stream';

/** Tells where an upload stands (tus 1.0, HEAD). */
export function answerUploadHead(response: ServerResponse, { offset, size }: Upload): void {
  head(response, 200, { 'Upload-Offset': offset, 'Upload-Length': size });
  response.end();
}

/** Why a PATCH is not taken; null where it is. */
export function refusePatch(request: IncomingMessage, upload: Upload): FileRefusal | null {
  const bad = (status: number, message: string, headers = {}) => ({ status, reason: 'bad_request', message, headers });
  const version = request.headers['tus-resumable'];
  if (version !== undefined && version !== TUS_VERSION) {
    return bad(412, `This host speaks tus ${TUS_VERSION}.`, { 'Tus-Version': TUS_VERSION });
  }
  if (request.headers['content-type'] !== TYPE) return bad(415, `The bytes of a file come as ${TYPE}.`);
  const offset = request.headers['upload-offset'];
  if (typeof offset !== 'string' || !/^\d{1,15}$/.test(offset)) return bad(400, 'Upload-Offset says where to go on.');
  if (Number(offset) !== upload.offset) {
    const headers = { 'Upload-Offset': upload.offset };
    return { status: 409, reason: 'conflict', message: 'The upload stands at another place.', headers };
  }
  if (Number(request.headers['content-length'] ?? 0) > upload.size - upload.offset) return TOO_LONG;
  return null;
}

/** Takes the bytes of a PATCH (tus 1.0), and looks at the whole once it is there. */
export async function receiveUpload(
  files: Files,
  upload: Upload,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const offset = await files.receive(upload.id, upload.offset, request);
    if (request.errored || (request.destroyed && !request.complete)) return;
    if (offset === upload.size) {
      const finished = await files.finish(upload.id, look);
      if (!finished.ok) return refuse(response, OTHER_CONTENT);
      if (!request.complete) return refuse(response, TOO_LONG);
    }
    head(response, 204, { 'Upload-Offset': offset });
    response.end();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const full = error.reason === 'disk_full';
    refuse(response, { ...BROKEN, ...storeRefusal(error), status: full ? 507 : 503 });
  }
}

const look = (bytes: Uint8Array): Promise<ContentKind> => kindOf(bytes);

const TOO_LONG: FileRefusal = {
  status: 413,
  reason: 'too_large',
  message: 'There are more bytes than this file has.',
};

/** The status is the one of the tus checksum extension. */
const OTHER_CONTENT: FileRefusal = {
  status: 460,
  reason: 'conflict',
  message: 'What arrived is not the file that was announced. Send it again.',
};
