/**
 * Pictures in the text: a line `![alt](media:ID "caption")` is shown as the
 * picture with its caption, until the cursor comes near.
 */
import { Facet } from '@codemirror/state';
import { WidgetType } from '@codemirror/view';

/** Where a stored picture is to be had. */
export const pictureAddress = Facet.define<(media: string) => string, (media: string) => string>({
  combine: (values) => values[0] ?? ((media) => media),
});

export type PictureLine = { alt: string; media: string; caption: string };

/** Reads a line that is nothing but a stored picture. */
export function pictureLine(line: string): PictureLine | null {
  if (line.length > 4_000) return null;
  const found = /^!\[((?:\\.|[^\\\]])*)\]\(media:([\w-]+)(?:\s+"((?:\\.|[^\\"])*)")?\)\s*$/.exec(
    line,
  );
  if (!found) return null;
  const plain = (text = ''): string => text.replace(/\\(.)/g, '$1');
  return { alt: plain(found[1]), media: found[2]!, caption: plain(found[3]) };
}

export class Picture extends WidgetType {
  constructor(
    readonly line: PictureLine,
    readonly address: string,
  ) {
    super();
  }
  override eq(other: Picture): boolean {
    return (
      other.address === this.address &&
      other.line.alt === this.line.alt &&
      other.line.caption === this.line.caption
    );
  }
  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'cm-picture';
    const image = document.createElement('img');
    image.src = this.address;
    image.alt = '';
    const words = document.createElement('span');
    words.textContent = this.line.caption || this.line.alt;
    dom.append(image, words);
    return dom;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}
