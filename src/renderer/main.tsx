import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#shared/bridge/bridge';
import { App } from './app/app';

declare global {
  interface Window {
    /** What the preload exposes; a browser build puts another implementation here. */
    readonly hearth: Bridge;
  }
}

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element #app.');
createRoot(root).render(
  <StrictMode>
    <App bridge={window.hearth} />
  </StrictMode>,
);
