import { describe, expect, it } from 'vitest';
import {
  commandOfKey,
  commandsOf,
  type Onlooker,
  opensMenu,
} from '../../../../src/renderer/features/messages/message-commands';
import { aMessage, at } from '../support/messages';

const message = aMessage(7, 'jonas', at(9));
const as = (id: string, role: 'member' | 'admin' = 'member', saved = false): Onlooker => ({
  person: { id, role },
  saved,
});

describe('what can be done with a message', () => {
  it('everybody answers, reacts, copies, pins, saves and forwards', () => {
    expect(commandsOf(message, as('priya'))).toEqual([
      'reply',
      'react',
      'thread',
      'copy',
      'copyLink',
      'asTyped',
      'pin',
      'save',
      'forward',
      'unread',
    ]);
  });

  it('its author edits and deletes it, an admin deletes it', () => {
    expect(commandsOf(message, as('jonas'))).toEqual(expect.arrayContaining(['edit', 'delete']));
    expect(commandsOf(message, as('priya', 'admin'))).toContain('delete');
    expect(commandsOf(message, as('priya', 'admin'))).not.toContain('edit');
  });

  it('what is pinned or saved is no longer', () => {
    const commands = commandsOf({ ...message, pinned: true }, as('priya', 'member', true));
    expect(commands).toEqual(expect.arrayContaining(['unpin', 'unsave']));
    expect(commands).not.toEqual(expect.arrayContaining(['pin']));
  });

  it('what is shown as it was typed is shown as it was meant again', () => {
    expect(commandsOf(message, { ...as('priya'), asTyped: true })).toContain('asMeant');
  });

  it('files without words have no text to copy or to look at', () => {
    const commands = commandsOf({ ...message, message: '' }, as('priya'));
    expect(commands).not.toEqual(expect.arrayContaining(['copy']));
    expect(commands).not.toEqual(expect.arrayContaining(['asTyped']));
  });

  it('of a deleted one only its thread and its place are left, for its author and admins too', () => {
    const deleted = { ...message, message: '', deleted: at(10) };
    expect(commandsOf(deleted, as('jonas', 'admin'))).toEqual(['thread', 'copyLink', 'unread']);
  });
});

it('keys lead to commands, whatever the shift key says', () => {
  expect(['r', 'R', '+', 'e', 'c', 'Delete', 'x'].map(commandOfKey)).toEqual([
    'reply',
    'reply',
    'react',
    'edit',
    'copy',
    'delete',
    null,
  ]);
  expect(['Enter', 'ContextMenu', 'm'].map(opensMenu)).toEqual([true, true, false]);
});
