/**
 * What a line of the body is, by its look alone: enough to style it while it
 * is typed. How its links stand is the engine's word, never guessed here.
 */

/** A read-also line, by places within the line. */
export type ReadAlsoParts = {
  /** Where the label with its colon ends and the headline begins. */
  headline: number;
  /** The end of the headline. */
  end: number;
  /** Where the headline is a link: its text lies between the signs. */
  link: { textFrom: number; textTo: number } | null;
};

/** Longer lines are no read-also lines, and not worth the search. */
const LONGEST = 2_000;

/** Reads lines for a label such as "Baca Juga". */
export function readAlsoReader(label: string): (line: string) => ReadAlsoParts | null {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const start = new RegExp(`^\\s{0,3}${escaped}\\s*:\\s*(?=\\S)`, 'iu');
  return (line) => {
    if (line.length > LONGEST) return null;
    const head = start.exec(line)?.[0].length;
    if (head === undefined) return null;
    const rest = line.slice(head).trimEnd();
    const end = head + rest.length;
    const link = /^\[((?:\\.|[^\\\]])*)\]\([^()\s]*\)$/.exec(rest);
    if (!link) return { headline: head, end, link: null };
    const textFrom = head + 1;
    return { headline: head, end, link: { textFrom, textTo: textFrom + link[1]!.length } };
  };
}

export function isPageBreak(line: string): boolean {
  return line.length < 40 && /^\s{0,3}<!--\s*nextpage\s*-->\s*$/i.test(line);
}
