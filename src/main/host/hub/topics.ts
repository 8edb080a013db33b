/** The hub topics: who hears what is published there. */
export const HUB_TOPICS = {
  /** Everybody who joined `system`. */
  system: 'system',
  /** One person's sockets that joined `system`: what only they may see. */
  systemOf: (userId: string): string => `system/${userId}`,
  /** One person's sockets, whatever they joined: invitations. */
  person: (userId: string): string => `person/${userId}`,
  /** Everybody who joined a room. */
  room: (roomId: string): string => `room/${roomId}`,
} as const;
