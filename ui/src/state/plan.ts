/**
 * The plan of an export as rows to be shown: each file, story or stranger
 * with its group and its reasons in words. Pure; decides nothing.
 */
import type { ExportedFile, ExportReport, Problem, Reason } from '../port/bindings';
import { known, t } from './language.svelte';

export type PlanGroup =
  'changes' | 'new' | 'changed' | 'removed' | 'blocked' | 'warnings' | 'kept' | 'foreign';

/** In the order in which they are offered. */
export const GROUPS: PlanGroup[] = [
  'changes',
  'new',
  'changed',
  'removed',
  'blocked',
  'warnings',
  'kept',
  'foreign',
];

export type PlanRow = {
  key: string;
  group: PlanGroup;
  title: string;
  /** Titles that readers see are set in the readers' face. */
  isHeadline: boolean;
  address: string;
  why: string;
  /** The reasons by which rows are told apart: `module latest`, `content`. */
  reasons: string[];
  article: string | null;
  problem: Problem | null;
};

/** One reason and how many rows have it. */
export type ReasonCount = { reason: string; words: string; count: number };

/** Every row of a report. */
export function rowsOf(report: ExportReport, headlines: Record<string, string>): PlanRow[] {
  return [
    ...report.files.map(rowOfFile),
    ...report.blocked.map((problem, at) => rowOfProblem(problem, 'blocked', at, headlines)),
    ...report.warnings.map((problem, at) => rowOfProblem(problem, 'warnings', at, headlines)),
    ...report.foreign.map((path): PlanRow => ({
      key: `foreign ${path}`,
      group: 'foreign',
      title: path.split('/').at(-1) ?? path,
      isHeadline: false,
      address: path,
      why: t('reason-foreign'),
      reasons: [],
      article: null,
      problem: null,
    })),
  ];
}

/** How many rows each group has. */
export function countGroups(rows: PlanRow[]): Record<PlanGroup, number> {
  const counts = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<PlanGroup, number>;
  for (const { group } of rows) counts[group]++;
  counts.changes = counts.new + counts.changed + counts.removed;
  return counts;
}

/** The rows of a group. */
export function inGroup(rows: PlanRow[], group: PlanGroup): PlanRow[] {
  if (group !== 'changes') return rows.filter((row) => row.group === group);
  return rows.filter(({ group: of }) => of === 'new' || of === 'changed' || of === 'removed');
}

/** The reasons among rows, the most frequent first. */
export function reasonsOf(rows: PlanRow[]): ReasonCount[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const reason of row.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count, words: shortWords(reason) }))
    .sort((a, b) => b.count - a.count || a.words.localeCompare(b.words));
}

/** The rows with a reason, if one is chosen, that have every word looked for. */
export function narrow(rows: PlanRow[], reason: string | null, query: string): PlanRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!reason && words.length === 0) return rows;
  return rows.filter((row) => {
    if (reason && !row.reasons.includes(reason)) return false;
    const text = `${row.title} ${row.address} ${row.why}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function rowOfFile(file: ExportedFile): PlanRow {
  return {
    key: `file ${file.path}`,
    group: groupOf(file),
    title: file.headline ?? nameOf(file),
    isHeadline: file.headline !== null,
    address: file.path,
    why: file.reasons.map(reasonWords).join(' · '),
    reasons: [...new Set(file.reasons.map(reasonKey))],
    article: file.article,
    problem: null,
  };
}

function rowOfProblem(
  problem: Problem,
  group: 'blocked' | 'warnings',
  at: number,
  headlines: Record<string, string>,
): PlanRow {
  const headline = headlines[problem.article ?? ''];
  return {
    key: `${group} ${at}`,
    group,
    title: headline || problem.text || t('plan-house'),
    isHeadline: Boolean(headline),
    address: problem.message,
    why: '',
    reasons: [],
    article: problem.article,
    problem,
  };
}

function groupOf({ action, reasons }: ExportedFile): PlanGroup {
  if (action === 'keep') return 'kept';
  if (action === 'remove') return 'removed';
  return reasons.some(({ kind }) => kind === 'new') ? 'new' : 'changed';
}

function nameOf({ kind, path }: ExportedFile): string {
  if (path === 'index.html') return t('kind-home');
  const key = `kind-${kind}`;
  return known(key) ? t(key) : path;
}

function reasonKey({ kind, of }: Reason): string {
  return of ? `${kind} ${of}` : kind;
}

/** A reason of one row, with the story that it names. */
export function reasonWords(reason: Reason): string {
  const words = shortWords(reasonKey(reason));
  return reason.headline ? t('reason-of-story', { words, headline: reason.headline }) : words;
}

/** A reason by its key: `module latest` is "Terkini berubah". */
function shortWords(reason: string): string {
  const [kind = '', of = ''] = reason.split(/ (.*)/);
  const key = `reason-${kind}`;
  if (!known(key)) return reason;
  const name = kind === 'module' ? `module-${of}` : `option-${of.replace(/[._]/g, '-')}`;
  return t(key, { of: known(name) ? t(name) : of });
}
