/**
 * What the engine tells of its own accord, and what the desk makes of it.
 */
import type { EngineEvent } from '../port/port';
import { isCommand } from './commands';
import type { Desk } from './desk.svelte';
import { t } from './language.svelte';

export function hear(event: EngineEvent, desk: Desk): void {
  switch (event.kind) {
    case 'articles-changed':
      desk.list.renew();
      if (desk.story && event.ids.includes(desk.story.id)) desk.story.manuscript.elsewhere();
      // The page shows other stories too, in its modules.
      desk.page.renew();
      break;
    case 'settings-changed':
      void desk.newsroom.load();
      desk.page.renew();
      break;
    case 'theme-changed':
      desk.page.reload();
      break;
    case 'inbox-imported':
      desk.list.renew();
      desk.toasts.show(t('toast-inbox', { count: event.report.articles.length }), {
        tone: event.report.failed.length > 0 ? 'warning' : 'plain',
        action: { label: t('toast-report'), run: () => desk.showReport(event.report) },
      });
      break;
    case 'export-progress':
      desk.exporting.hear(event.done, event.total);
      break;
    case 'files-dropped':
      void desk.intake.dropped(event.paths);
      break;
    case 'menu':
      if (isCommand(event.command)) desk.run(event.command);
      break;
  }
}
