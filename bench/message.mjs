/** The text every benchmark sends: a usual chat message of about a hundred characters. */
export const TEXT = 'The left jig is 2 mm over on the last three drawings, could somebody measure it before we glue?';

/** A `chat-message` frame exactly as long as those Hearth sends for {@link TEXT}: what the bare server broadcasts as it is. */
export const READY_MADE = JSON.stringify([
  null,
  null,
  'room-4f0c7a52-7e0b-4f56-9d0c-0a4f3a1f9d11',
  'chat-message',
  {
    id: '7d2a1f6e-93c1-4a39-8f6a-5f9b1c2d3e4f',
    message: TEXT,
    room: '4f0c7a52-7e0b-4f56-9d0c-0a4f3a1f9d11',
    user: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    created: '2026-11-22T20:00:00.000Z',
    client_id: '018f6f0e-7c1a-7e55-9c7e-2f0c1d9b8a77',
    seq: 1234,
  },
]);
