// A bare relay: Socket.IO, rooms, and nothing else. Who connects names his room; what he says goes to it at once and is forgotten.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, {
  serveClient: false,
  maxHttpBufferSize: 100_000,
  pingInterval: 20_000,
  pingTimeout: 15_000,
});
io.of('/desk').on('connection', (socket) => {
  const { token } = socket.handshake.auth;
  socket.on('chat:hello', (_known, answer) => answer({ ok: true }));
  socket.on('chat:send', (said, answer) => {
    const message = { ...said, author: token, at: new Date() };
    io.of('/desk').to(said.conversationId).emit('chat:message', message);
    answer({ ok: true, message });
  });
  socket.join(socket.handshake.auth.room);
});
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
