import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../../logger';
import type { Files } from '../../store/files';
import type { View } from '../view';
import { BROKEN, type FileRefusal, NO_FILE, NO_TICKET, refuse, TOO_MANY } from './file-answers';
import { answerUploadHead, receiveUpload, refusePatch } from './receive-upload';
import { sendContent } from './send-content';
import { mayPass, type Passage, type Tickets } from './tickets';
import type { Transfers } from './transfers';

const FOLDER = '/files/';

/** Where the bytes of a file go and come from. */
export const filePath = (id: string): string => FOLDER + id;

/** What the pages of files stand on. */
export interface FilePagesOptions {
  readonly files: Files;
  readonly view: Pick<View, 'roomFor' | 'mayFill'>;
  readonly tickets: Tickets;
  readonly transfers: Transfers;
  /** A transfer of which nothing is heard for so long, in milliseconds, is over. */
  readonly idleMs: number;
  readonly logger: Logger;
}

/** One request whose ticket was good. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly passage: Passage;
}

/** What the socket server does for a request that may stay for longer than a handshake. */
export type Admit = () => void;

/**
 * Files over HTTP: `PATCH` and `HEAD` for who has a ticket to send, `GET` and `HEAD` for who has one to receive. The right
 * is looked at with each request, whatever the ticket says.
 */
export class FilePages {
  readonly #options: FilePagesOptions;
  /** Uploads whose bytes are coming in. */
  readonly #receiving = new Set<string>();

  constructor(options: FilePagesOptions) {
    this.#options = options;
  }

  /** Answers a request; false when it is not about a file. */
  answer(request: IncomingMessage, response: ServerResponse, admit: Admit): boolean {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (!path.startsWith(FOLDER)) return false;
    const passage = this.#passage(request, path);
    if (passage === undefined) refuse(response, NO_TICKET);
    else void this.#serve({ request, response, passage }, admit);
    return true;
  }

  /** Ends all transfers; resolves when they have ended. */
  stop(): Promise<void> {
    return this.#options.transfers.cut(() => true);
  }

  #passage(request: IncomingMessage, path: string): Passage | undefined {
    const [, ticket] = /^Bearer ([A-Za-z0-9_-]{1,100})$/.exec(request.headers.authorization ?? '') ?? [];
    const passage = ticket === undefined ? undefined : this.#options.tickets.read(ticket);
    return passage !== undefined && filePath(passage.file) === path ? passage : undefined;
  }

  async #serve(exchange: Exchange, admit: Admit): Promise<void> {
    const { request, response, passage } = exchange;
    try {
      const refusal = this.#refusalOf(passage);
      if (refusal) return refuse(response, refusal);
      const { socket } = request;
      admit();
      socket.setTimeout(this.#options.idleMs, () => socket.destroy());
      const work = () => (passage.direction === 'up' ? this.#receive(exchange) : this.#send(exchange));
      await this.#options.transfers.run(passage, () => socket.destroy(), work);
    } catch (error) {
      // A line that broke is nobody's fault.
      if (!request.socket.destroyed) this.#options.logger.error('file_request_failed', error);
      refuse(response, BROKEN);
    }
  }

  #refusalOf(passage: Passage): FileRefusal | null {
    if (!mayPass(this.#options.view, passage)) return NO_FILE;
    return this.#options.transfers.hasRoom(passage.user) ? null : TOO_MANY;
  }

  async #receive({ request, response, passage }: Exchange): Promise<void> {
    const { files } = this.#options;
    const upload = files.upload(passage.file);
    if (upload === undefined || upload.user !== passage.user) return refuse(response, NO_FILE);
    if (request.method === 'HEAD') return answerUploadHead(response, upload);
    if (request.method !== 'PATCH') return refuse(response, notAllowed('HEAD, PATCH'));
    const refusal = this.#receiving.has(upload.id) ? BUSY : refusePatch(request, upload);
    if (refusal) return refuse(response, refusal);
    this.#receiving.add(upload.id);
    try {
      if (request.headers.expect !== undefined) response.writeContinue();
      await receiveUpload(files, upload, request, response);
    } finally {
      this.#receiving.delete(upload.id);
    }
  }

  async #send({ request, response, passage }: Exchange): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, notAllowed('GET, HEAD'));
    const file = await this.#options.files.file(passage.room, passage.file);
    const reader = file && (await this.#options.files.open(file));
    if (file === undefined || reader === undefined) return refuse(response, NO_FILE);
    try {
      await sendContent(file, reader, request, response);
    } finally {
      await reader.close();
    }
  }
}

const notAllowed = (allow: string): FileRefusal => ({
  status: 405,
  reason: 'bad_request',
  message: `Only ${allow} is answered here.`,
  headers: { Allow: allow },
});

/** The status is the one of the tus core protocol for an upload that is in other hands. */
const BUSY: FileRefusal = { status: 423, reason: 'conflict', message: 'This file is being sent already.' };
