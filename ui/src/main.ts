/** The window on the desktop. */
import { compose } from './compose';
import { tauri } from './port/tauri';

compose(tauri);
