import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import { createBridge } from './create-bridge';
import { createPathOf } from './path-of';
import { serveSpelling } from './serve-spelling';

contextBridge.exposeInMainWorld('hearth', createBridge(ipcRenderer, createPathOf(webUtils)));
// macOS checks by itself.
if (process.platform !== 'darwin') serveSpelling(webFrame, ipcRenderer, document);
