import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Member } from '../support/member';
import { act, ask, hears, type Observed, type Scene, tells, tryOnRoom, tryOnSystem } from './access-trials';

/**
 * Everything that this person can try with the messages of a room, and everything that they hear of what another does with
 * them. `talker` is somebody else in the room, who is no admin.
 */
export async function observeConversation(who: Member, talker: Member, scene: Scene): Promise<Observed> {
  const { topic, secret } = scene;
  const say = async (client_id: string, fields: object = {}): Promise<number> =>
    (await act(talker, topic, 'chat-message', { message: `${secret} ${client_id}`, client_id, ...fields })).seq;
  const [root, reply, doomed] = [
    await say('root'),
    await say('reply', { reply_to: await say('base') }),
    await say('doomed'),
  ];
  return {
    ...(await observeEvents(who, talker, scene, root)),
    ...(await tryWithMessages(who, scene, root, reply)),
    ...(await tryOnOneself(who, scene, root)),
    'deletes the message of another': await tryOnRoom(who, scene, 'chat-message-delete', { seq: doomed }),
  };
}

/** What another does with a message, and which of it this person hears. */
async function observeEvents(who: Member, talker: Member, scene: Scene, seq: number): Promise<Observed> {
  const { topic, secret } = scene;
  const since = who.frames.length;
  await act(talker, topic, 'chat-message-edit', { seq, message: `${secret} edited` });
  await act(talker, topic, 'reaction', { seq, emoji: '🎉', on: true });
  await act(talker, topic, 'pin', { seq, on: true });
  await act(talker, topic, 'read', { seq });
  await act(talker, topic, 'typing', { on: true });
  await act(talker, topic, 'typing', { on: false });
  await act(talker, topic, 'thread-read', { thread: seq, seq });
  await act(talker, SYSTEM_TOPIC, 'save', { room: scene.id, seq, on: true });
  const gone = (await act(talker, topic, 'chat-message', { message: `${secret} gone`, client_id: 'gone' })).seq;
  await act(talker, topic, 'chat-message-delete', { seq: gone });
  await Promise.all([talker.settled(), who.settled()]);
  const told = (event: string, word: string) => hears({ who, since, scene }, topic, event, word);
  return {
    'hears an edit': told('chat-message-edit', secret),
    'hears a deletion': told('chat-message-delete', scene.id),
    'hears a reaction': told('reaction', secret),
    'hears a pin': told('pin', secret),
    'hears a read mark': told('read', talker.id),
    'hears typing': told('typing', talker.id),
    'hears what another keeps': hears({ who, since, scene }, SYSTEM_TOPIC, 'save', scene.id),
    'hears what another reads of a thread': hears({ who, since, scene }, SYSTEM_TOPIC, 'thread-read', scene.id),
  };
}

async function tryWithMessages(who: Member, scene: Scene, seq: number, reply: number): Promise<Observed> {
  const on = { seq, on: true };
  const attempt = (event: string, payload: object) => tryOnRoom(who, scene, event, payload);
  return {
    'edits the message of another': await attempt('chat-message-edit', { seq, message: 'mine' }),
    'replies to it': await attempt('chat-message', { message: 'hm', client_id: 'answer', reply_to: seq }),
    'reacts to it': await attempt('reaction', { ...on, emoji: '👍' }),
    'learns who reacted': await attempt('reaction-users', { seq, emoji: '🎉' }),
    'pins it': await attempt('pin', on),
    'lists what is pinned': await attempt('pins', {}),
    'marks it as read': await attempt('read', { seq }),
    'is seen typing': await attempt('typing', { on: true }),
    'opens its thread': await attempt('thread', { thread: seq }),
    'marks its thread as read': await attempt('thread-read', { thread: seq, seq }),
    'reads around a reply': await attempt('history', { around: reply }),
  };
}

/** What somebody asks of everything they may see, and whether the room is in it. */
async function tryOnOneself(who: Member, scene: Scene, seq: number): Promise<Observed> {
  const { id, secret } = scene;
  const saves = await tryOnSystem(who, scene, 'save', { room: id, seq, on: true }, 'room');
  const saved = await ask(who, scene, 'saved', { limit: 100 });
  const found = await ask(who, scene, 'search', { query: secret });
  const inRoom = await ask(who, scene, 'search', { query: '', room: id });
  const threads = await ask(who, scene, 'threads', {});
  return {
    'keeps it': saves,
    'has it among what they keep': tells(saved.results, id),
    'finds it': tells(found.results, id),
    'finds it by its room': tells(inRoom, id),
    'has its thread in the list': tells(threads.threads, id),
  };
}
