/**
 * The desktop as a port. The only file of the window that knows Tauri.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open } from '@tauri-apps/plugin-dialog';
import type { Commands, Event } from './bindings';
import { wireError, type Port } from './port';

/** The one event on which the engine speaks. */
const CHANNEL = 'redaksi';

/** A command is called by its name; the name is the property asked for. */
const engine = new Proxy({} as Commands, {
  get: (_, name) => async (request: unknown) => {
    try {
      return await invoke(String(name), { request });
    } catch (thrown) {
      throw wireError(thrown);
    }
  },
});

// WebView2 cannot load a scheme of its own; Tauri gives it a host name there.
const base = navigator.userAgent.includes('Windows')
  ? 'http://preview.localhost/'
  : 'preview://localhost/';

export const tauri: Port = {
  engine,

  async listen(heard) {
    return await listen<Event>(CHANNEL, (event) => heard(event.payload));
  },

  async choosePicture() {
    return await open({
      filters: [{ name: 'JPEG, PNG, WebP', extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif'] }],
    });
  },

  async chooseFiles() {
    return (await open({ multiple: true })) ?? [];
  },

  async chooseFolder(start) {
    return await open({ directory: true, ...(start ? { defaultPath: start } : {}) });
  },

  async showFolder(path) {
    await invoke('plugin:opener|reveal_item_in_dir', { paths: [path] });
  },

  siteAddress(path) {
    return `${base}${path.replace(/^\//, '')}`;
  },

  pageAddress({ path, id, page, sealed }) {
    const query = new URLSearchParams({ id, page: String(page), sealed: String(sealed) });
    return `${base}${path.replace(/^\//, '')}?${query}`;
  },

  pictureAddress(media) {
    return `${base}media/${encodeURIComponent(media)}`;
  },

  async onClosing(mayClose) {
    await getCurrentWindow().onCloseRequested(async (event) => {
      if (!(await mayClose())) event.preventDefault();
    });
  },

  async close() {
    await getCurrentWindow().destroy();
  },
};
