import { expect, it } from 'vitest';
import { openTarget } from '../../../../src/renderer/app/use-open-targets';
import { createNavigation } from '../../../../src/renderer/state/navigation';

const navigation = () => createNavigation({ kind: 'room', host: 'studio', room: 'general' });

it('a message notification leads to its message', () => {
  const { getState } = navigation();
  openTarget(getState(), { kind: 'room', host: 'attic', room: 'fair', seq: 7 });
  expect(getState()).toMatchObject({
    view: { kind: 'room', host: 'attic', room: 'fair' },
    message: { room: 'fair', seq: 7 },
  });
});

it('an invitation leads to its card, a newcomer to the people of that host', () => {
  const { getState } = navigation();
  openTarget(getState(), { kind: 'invitation', host: 'attic', invitation: 'i1' });
  expect(getState()).toMatchObject({ view: { host: 'attic' }, invitation: { id: 'i1' } });
  openTarget(getState(), { kind: 'people', host: 'attic' });
  expect(getState().view).toEqual({ kind: 'settings', page: 'host', host: 'attic' });
});

it('a link opens the way into its host, in the place of whatever dialog was open', () => {
  const { getState } = navigation();
  getState().openDialog({ kind: 'shortcuts' });
  openTarget(getState(), { kind: 'join', link: 'hearth://192.168.1.24:4747/' });
  expect(getState().dialog).toEqual({ kind: 'join', link: 'hearth://192.168.1.24:4747/' });
});

it('the menu leads to the help that ships with the app', () => {
  const { getState } = navigation();
  openTarget(getState(), { kind: 'help' });
  expect(getState().dialog).toEqual({ kind: 'help' });
});
