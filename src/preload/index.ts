import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './create-bridge';
import { createPathOf } from './path-of';

contextBridge.exposeInMainWorld('hearth', createBridge(ipcRenderer, createPathOf(webUtils)));
