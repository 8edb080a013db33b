/**
 * Every limit of the protocol, in one place, each with the reason for its size.
 * Lengths count UTF-16 units after trimming; times are milliseconds; sizes are bytes.
 */
export const LIMITS = {
  /** A frame from client to host. Eight times the longest message in four-byte characters, so no honest frame meets it. */
  frameBytes: 64 * 1024,
  /** A page of messages towards the client ends here even when its count is not reached: a slow line must see progress. */
  pageBytes: 256 * 1024,
  /** A chat message: a long page of prose. Longer texts belong in a file. */
  messageLength: 8_000,
  /** Names of people, teams, rooms and hosts: they have to fit into a list row with an ellipsis. */
  nameLength: 80,
  /** A room's description: one paragraph in the header. */
  descriptionLength: 500,
  /** An id of any noun, and a `client_id`. Room for a SHA-256 in base64url and for a UUID. */
  idLength: 64,
  /** Messages in a history page when the client names no number: two screens. */
  historyDefault: 50,
  /** Messages in a history page at most: about 100 KiB of usual messages. */
  historyMax: 100,
  /** Messages in a join reply that resumes; more are fetched with `history`. */
  resumeMax: 200,
  /** Topics joined by one socket: `system` and 99 rooms. Bounds the work of one disconnect. */
  topicsPerSocket: 100,
  /** Sockets of one person: a desktop, a phone, and scripts, several times over. */
  socketsPerUser: 50,
  /** Sockets of one address: a classroom behind one router still fits. */
  socketsPerAddress: 500,
  /** Sockets of one host: what one event loop serves with room to spare. */
  socketsPerHost: 5_000,
  /** Pushes a person may make each second, over all sockets, after the burst. Nobody types faster. */
  pushesPerSecond: 20,
  /** Pushes a person may make at once: an outbox sent after a reconnect. */
  pushBurst: 60,
  /** Frames of any kind one socket is read each second, after the burst; the rest waits in its TCP window. Rejoining 100 rooms fits. */
  framesPerSecond: 200,
  /** Frames one socket may send at once. */
  frameBurst: 1_000,
  /** Frames one socket is read before the others have their turn: a burst of costly ones must not hold everybody up. */
  framesPerTurn: 32,
  /** Pings and pongs one socket may send each second, after the burst. An honest one sends one in some seconds. */
  pingsPerSecond: 10,
  /** Pings and pongs one socket may send at once; below the 60 answers that `ws` lets wait. */
  pingBurst: 50,
  /** Joins of one person answered each second, over all sockets, after the burst; more wait. Everybody in a room is told of each. */
  joinsPerSecond: 200,
  /** Joins of one person answered at once: all the rooms of ten devices. */
  joinBurst: 1_000,
  /** Joins of all sockets under way at once: enough to keep the disk busy, few enough to be over in a moment. */
  joinsAtOnce: 8,
  /** Milliseconds of one turn of the event loop in which joins begin; the next ones wait for the next turn. */
  joinMsPerTurn: 10,
  /** Requests of one socket under way at once; it is not read further meanwhile. So many replies of a whole page (256 KiB) stay below what drops a socket. */
  requestsInFlight: 24,
  /** From TCP accept to a finished upgrade, dripping bytes or not. */
  handshakeMs: 10_000,
  /** A socket that says nothing for so long is gone: two heartbeats at the phoenix client's default of 30 s. */
  silenceMs: 60_000,
  /** Bytes waiting for one reader before it is told to resume (`phx_error`): some seconds of a busy room. */
  bufferedResumeBytes: 1024 * 1024,
  /** Bytes waiting for one reader before its socket is dropped. */
  bufferedDropBytes: 8 * 1024 * 1024,
  /** Bytes waiting for all readers of a host together before those who are furthest behind are dropped: a small computer has that much to spare. */
  bufferedHostBytes: 256 * 1024 * 1024,
  /** How often what waits for all readers is added up. */
  bufferedLookMs: 1_000,
  /** Fragments of one WebSocket message. No client of ours fragments; one-byte fragments are an attack on memory. */
  fragmentsPerMessage: 64,
  /** Pieces in which one WebSocket message may arrive: 64 KiB in small TCP segments, dripped bytes not. */
  chunksPerMessage: 1_024,
  /** The headers of a request, the token among them. An honest token has about 1 KiB. */
  headerBytes: 8 * 1024,
  /** How long a closing socket may take to say goodbye before it is cut off. */
  closeMs: 2_000,
  /** The longest life of a token, from `iat` to `exp`. */
  tokenLifetimeMs: 5 * 60_000,
  /** How far two clocks on one network may disagree. */
  clockLeewayMs: 60_000,
  /** Messages of a room within which a repeated `client_id` is recognised. */
  dedupeWindow: 10_000,
  /** Newcomers waiting for approval at once. A stranger must not fill the host's disk by asking. */
  pendingApprovals: 200,
  /** Wrong join or owner codes from one address each minute: guessing must not pay. */
  wrongCodesPerMinute: 10,
  /** People named in one request (`users`). */
  usersPerRequest: 1_000,
  /** Addresses whose wrong codes are remembered at once; beyond it those who guessed longest ago are forgotten. */
  wrongCodeAddresses: 10_000,
  /** People, rooms, teams and pending invitations of one host: the registry is held in memory. */
  peoplePerHost: 10_000,
  roomsPerHost: 10_000,
  teamsPerHost: 1_000,
  pendingInvitationsPerUser: 1_000,
  /** An emoji, in UTF-8: the longest by Unicode has 35. */
  emojiBytes: 64,
  /** Different emoji under one message: more are a wall, not an answer. */
  emojiPerMessage: 20,
  /** People named with a reaction in a message; `reaction-users` pages through them all. */
  reactionUsers: 50,
  /** People in a page of `reaction-users`. */
  reactionUsersPage: 100,
  /** Pinned messages of a room: what is worth pinning fits on a wall. */
  pinsPerRoom: 100,
  /** Read marks of others in a join reply: beyond so many, "seen by" is a crowd. */
  readMarks: 200,
  /** How long "is typing" is shown after it was last said. */
  typingMs: 6_000,
  /** Results of a search when the client names no number, and at most. */
  searchDefault: 20,
  searchMax: 100,
  /** A search query. */
  queryLength: 200,
  /** Threads and saved messages in one page, when the client names no number, and at most. */
  listDefault: 20,
  listMax: 100,
  /** Messages one person keeps saved on one host. */
  savedPerPerson: 10_000,
  /** People of a direct message beside oneself: a few, not a room. */
  directUsers: 19,
  /** Files of one message. */
  filesPerMessage: 10,
  /** A file's name: what file systems take. */
  fileNameLength: 255,
  /** The largest file, unless the host's owner chose another size. */
  fileBytes: 200 * 1024 * 1024,
  /** The largest size an owner may choose. */
  fileBytesMax: 16 * 1024 * 1024 * 1024,
  /** Uploads one person has under way at once. */
  uploadsPerPerson: 20,
  /** Files one person sends or receives at once, over all sockets. */
  transfersPerPerson: 8,
  /** Files that are sent and received at once on one host. Each needs some hundred kilobytes of memory. */
  transfersPerHost: 100,
  /** A transfer in which nothing moves for so long is over. */
  transferSilenceMs: 60_000,
  /** How long an unfinished upload is kept, waiting to be resumed, and a finished one for its message. */
  uploadKeptMs: 24 * 60 * 60_000,
  /** How long the ticket of an upload or a download opens its path. */
  ticketMs: 10 * 60_000,
  /** Messages of one `import-messages`. */
  importBatch: 50,
  /** Hosts shown from discovery at once: a spoofer must not fill the list. */
  discoveredHosts: 100,
} as const;

/** The port a host listens on unless told otherwise. */
export const DEFAULT_PORT = 4747;

/** The number of the protocol, in `/hearth.json` and the mDNS record. */
export const PROTOCOL = 1;
