import { describe, expect, it } from 'vitest';
import { createNavigation, type View } from '../../../../src/renderer/state/navigation';

const START: View = { kind: 'room', host: 'studio', room: 'general' };
const at = (host: string, room: string | null): View => ({ kind: 'room', host, room });

describe('navigation', () => {
  it('goes back and forward through the rooms that were open', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('studio', 'cad');
    getState().openRoom('attic', 'fair');
    getState().back();
    expect(getState().view).toEqual(at('studio', 'cad'));
    getState().back();
    getState().back();
    expect(getState().view).toEqual(START);
    getState().forward();
    expect(getState().view).toEqual(at('studio', 'cad'));
  });

  it('a room that was just made is waited for, until the person goes elsewhere', () => {
    const { getState } = createNavigation(START);
    getState().enterRoom('studio', 'new');
    expect(getState().view).toEqual(START);
    expect(getState().entering).toEqual({ host: 'studio', room: 'new' });
    getState().openRoom('studio', 'cad');
    expect(getState().entering).toBeNull();
  });

  it('forgets the way forward when the person goes elsewhere', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('studio', 'cad');
    getState().back();
    getState().openRoom('studio', 'fair');
    getState().forward();
    expect(getState().view).toEqual(at('studio', 'fair'));
  });

  it('does not come back to a host without a room: that was a moment on the way', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('attic', null);
    getState().openRoom('attic', 'fair');
    getState().back();
    expect(getState().view).toEqual(START);
  });

  it('opening the room that is open changes nothing but the message to show', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('studio', 'general', 12);
    expect(getState().past).toEqual([]);
    expect(getState().message).toEqual({ room: 'general', seq: 12 });
  });

  it('leaves the settings for the room before them, however many pages were read', () => {
    const { getState } = createNavigation(START);
    getState().openSettings('you');
    getState().openSettings('host', 'attic');
    getState().openSettings('about');
    getState().closeSettings();
    expect(getState().view).toEqual(START);
  });

  it('an invitation is shown on its host, and takes the place of an open dialog', () => {
    const { getState } = createNavigation(START);
    getState().openDialog({ kind: 'join' });
    getState().openInvitation('attic', 'i1');
    expect(getState()).toMatchObject({ view: at('attic', null), invitation: { id: 'i1' }, dialog: null });
  });

  it('an invitation on the host in view leaves the room open', () => {
    const { getState } = createNavigation(START);
    getState().openInvitation('studio', 'i1');
    expect(getState().view).toEqual(START);
  });

  it('a room that is gone is left, and never come back to', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('studio', 'cad');
    getState().openRoom('studio', 'general');
    getState().openRoom('studio', 'cad');
    getState().forgetRoom('studio', 'cad');
    expect(getState().view).toEqual(at('studio', null));
    getState().back();
    getState().back();
    expect(getState().view).toEqual(START);
  });

  it('a host that was left takes its rooms and settings pages with it', () => {
    const { getState } = createNavigation(START);
    getState().openRoom('attic', 'fair');
    getState().openSettings('host', 'attic');
    getState().forgetHost('attic');
    expect(getState().view).toEqual({ kind: 'room', host: null, room: null });
    expect(getState().past).toEqual([START]);
  });

  it('keeps the last fifty places', () => {
    const { getState } = createNavigation(START);
    for (let count = 0; count < 80; count++) getState().openRoom('studio', `room-${count}`);
    expect(getState().past).toHaveLength(50);
  });

  it('asking for the same focus twice is told apart', () => {
    const { getState } = createNavigation(START);
    getState().requestFocus('composer');
    const first = getState().focus;
    getState().requestFocus('composer');
    expect(getState().focus).not.toEqual(first);
  });
});
