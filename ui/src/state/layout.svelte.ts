/**
 * How the window is divided: widths of its columns, what is folded, which
 * pane has the keyboard. Kept between days by whatever the owner gives.
 */

/** Something that keeps small texts between two days. */
export interface Keepsake {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export type PaneName = 'list' | 'story' | 'page';
export type PageWidth = 'phone' | 'tablet' | 'desktop';
export type SideTab = 'page' | 'checks' | 'related' | 'history' | 'cards';

const KEY = 'redaksi.layout';
/** In CSS pixels. */
const LIMITS = { list: { least: 200, most: 420 }, page: { least: 320, most: 1400 } };

type Kept = {
  list: number;
  page: number;
  listFolded: boolean;
  pageFolded: boolean;
  width: PageWidth;
};

export class Layout {
  list = $state(280);
  /** 0 until a person sets it: then the page takes its share. */
  page = $state(0);
  listFolded = $state(false);
  pageFolded = $state(false);
  width = $state<PageWidth>('phone');
  tab = $state<SideTab>('page');
  /** The pane that is to take the keyboard, until it has taken it. */
  wanted = $state<PaneName | null>(null);
  /** The pane that has the keyboard. */
  at: PaneName = 'list';
  #keepsake: Keepsake;

  constructor(keepsake: Keepsake) {
    this.#keepsake = keepsake;
    try {
      const kept = JSON.parse(keepsake.get(KEY) ?? '{}') as Partial<Kept>;
      if (typeof kept.list === 'number') this.resizeList(kept.list);
      if (typeof kept.page === 'number' && kept.page > 0) this.resizePage(kept.page);
      this.listFolded = kept.listFolded === true;
      this.pageFolded = kept.pageFolded === true;
      if (kept.width === 'tablet' || kept.width === 'desktop') this.width = kept.width;
    } catch {
      // A spoilt keepsake: the window starts as new.
    }
  }

  resizeList(width: number): void {
    this.list = clamp(width, LIMITS.list);
  }

  resizePage(width: number): void {
    this.page = clamp(width, LIMITS.page);
  }

  show(tab: SideTab): void {
    this.tab = tab;
    this.pageFolded = false;
  }

  /** Moves the keyboard to the next pane that is not folded. */
  cycle(step: 1 | -1): void {
    const panes = (['list', 'story', 'page'] as const).filter(
      (pane) => pane === 'story' || (pane === 'list' ? !this.listFolded : !this.pageFolded),
    );
    const at = panes.indexOf(this.at);
    this.goTo(panes[(at + step + panes.length) % panes.length] ?? 'story');
  }

  goTo(pane: PaneName): void {
    this.at = pane;
    this.wanted = pane;
  }

  keep(): void {
    const { list, page, listFolded, pageFolded, width } = this;
    const kept: Kept = { list, page, listFolded, pageFolded, width };
    this.#keepsake.set(KEY, JSON.stringify(kept));
  }
}

function clamp(width: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.min(most, Math.max(least, width)));
}
