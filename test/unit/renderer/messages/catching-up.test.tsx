import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CatchingUp } from '../../../../src/renderer/features/messages/catching-up';

test('how far catching up has come is told in words, and as a progress bar to those who hear the screen', () => {
  const html = renderToStaticMarkup(<CatchingUp remaining={36_000} total={100_000} />);
  expect(html).toContain('>Catching up: 64,000 of 100,000 messages<');
  expect(html).toContain('role="progressbar"');
  expect(html).toContain('aria-valuetext="64,000 of 100,000 messages"');
  expect(renderToStaticMarkup(<CatchingUp remaining={1} total={1} />)).toContain('Catching up: 0 of 1 message<');
});
