import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createNativePresenter } from '../../../src/main/desktop/native-presenter';

/** Electron's class, as far as it is used: what is on screen, and clicks on it. */
function fakeNotifications(supported = true) {
  const onScreen: { title: string; body: string; emit(event: 'click'): unknown }[] = [];
  class FakeNotification extends EventEmitter {
    readonly title: string;
    readonly body: string;
    readonly silent: boolean;

    constructor(options: { title: string; body: string; silent: boolean }) {
      super();
      this.title = options.title;
      this.body = options.body;
      this.silent = options.silent;
    }

    static isSupported = () => supported;

    show(): void {
      onScreen.push(this);
    }

    close(): void {
      onScreen.splice(onScreen.indexOf(this), 1);
    }
  }
  type NotificationClass = Parameters<typeof createNativePresenter>[0];
  return { onScreen, Notification: FakeNotification as unknown as NotificationClass };
}

const NOTICE = { title: 'Tom & Ines', body: '<b>1 & 2</b>' };

it('on Linux, where the body is markup, a message is shown as it was written', () => {
  const { onScreen, Notification } = fakeNotifications();
  createNativePresenter(Notification, 'linux', () => false).show(NOTICE, () => undefined);
  expect(onScreen).toMatchObject([{ title: 'Tom & Ines', body: '&lt;b&gt;1 &amp; 2&lt;/b&gt;' }]);
});

it('elsewhere the body is plain', () => {
  const { onScreen, Notification } = fakeNotifications();
  createNativePresenter(Notification, 'darwin', () => false).show(NOTICE, () => undefined);
  expect(onScreen).toMatchObject([NOTICE]);
});

it('a click counts once, and not after the notification was withdrawn', () => {
  const { onScreen, Notification } = fakeNotifications();
  const presenter = createNativePresenter(Notification, 'darwin', () => false);
  let clicks = 0;
  const withdraw = presenter.show(NOTICE, () => clicks++);
  const [shown] = onScreen;
  shown?.emit('click');
  shown?.emit('click');
  expect(clicks).toBe(1);
  presenter.show(NOTICE, () => clicks++)();
  expect(onScreen).toEqual([shown]);
  withdraw();
  expect(onScreen).toEqual([shown]);
});

it('where the system has no notifications nothing is shown', () => {
  const { onScreen, Notification } = fakeNotifications(false);
  createNativePresenter(Notification, 'linux', () => false).show(NOTICE, () => undefined)();
  expect(onScreen).toEqual([]);
});

it.each([
  [true, false],
  [false, true],
])('with sounds %s a notification is silent: %s', (sounds, silent) => {
  const { onScreen, Notification } = fakeNotifications();
  createNativePresenter(Notification, 'darwin', () => sounds).show(NOTICE, () => undefined);
  expect(onScreen).toMatchObject([{ silent }]);
});
