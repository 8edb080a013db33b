// A peer in the same trade: socket.io over the same TLS, doing the same work (rooms, events in JSON, acknowledgements).
// It keeps nothing on disk.
//
//   node bench/limits/socket-io.mjs --certificate FILE --key FILE
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { parseArgs } from 'node:util';
import { Server } from 'socket.io';

const { values } = parseArgs({ options: { certificate: { type: 'string' }, key: { type: 'string' } } });
const server = createServer({ cert: readFileSync(values.certificate ?? ''), key: readFileSync(values.key ?? '') });
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
/** @type {Map<string, number>} */
const seqs = new Map();

io.on('connection', (socket) => {
  const room = String(socket.handshake.query.room);
  const user = String(socket.handshake.query.user);
  void socket.join(room);
  socket.on('chat-message', (payload, ack) => {
    const seq = (seqs.get(room) ?? 0) + 1;
    seqs.set(room, seq);
    const { message, client_id } = payload;
    const kept = { id: randomUUID(), message, room, user, created: new Date().toISOString(), client_id, seq };
    io.to(room).emit('chat-message', kept);
    ack({ id: kept.id, seq, created: kept.created });
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ event: 'listening', port: address.port }));
});
process.on('SIGTERM', () => process.exit(0));
