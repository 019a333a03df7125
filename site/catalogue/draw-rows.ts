import type { IncidentStatus, Severity } from '../../src/core/records/incident.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { t } from '../i18n/t.ts';
import type { Links } from '../lib/create-links.ts';
import { formatInstant } from '../lib/format-instant.ts';
import { severityLabel, statusLabel } from '../lib/labels.ts';
import { type CatalogueTable, valuesOf } from './decode-columns.ts';
import { drawSegments } from './draw-segments.ts';
import { element } from './element.ts';
import type { FacetKey } from './facets.ts';
import type { TextHit } from './full-text.ts';
import { markWords } from './mark-words.ts';
import { whenVisible } from './when-visible.ts';

const MINUTE = 60_000;

/** What rows are drawn from. */
export interface RowContext {
	readonly table: CatalogueTable;
	readonly links: Links;
	/** Classes of the columns that the table on the page has, in its order. */
	readonly columns: readonly string[];
	/** Whether it says service and team below the title. */
	readonly isCompact: boolean;
	/** What the query names, to be marked in titles. */
	readonly needles: readonly string[];
}

/** One incident as a row of the table that the server wrote: the same cells with the same marks. */
export function drawRow(context: RowContext, row: number, hit?: TextHit): HTMLTableRowElement {
	const { table, columns } = context;
	const status = valuesOf(table, 'status', row)[0]!.id;
	const cells = columns.map((column) => {
		const cell = element('td', { class: column }, CELLS[column]?.(context, row) ?? []);
		if (column === 'c-title' && hit) cell.append(drawExcerpt(context, hit));
		return cell;
	});
	return element('tr', { 'data-key': table.ids[row], 'data-state': status }, cells);
}

/** A line that says what kind of match the rows below it are. */
export function drawGroup(columns: readonly string[], title: string, count: string): HTMLTableRowElement {
	const cell = element('th', { colspan: columns.length, scope: 'colgroup' }, [
		title,
		' ',
		element('span', { class: 'quiet' }, [count]),
	]);
	return element('tr', { class: 'group' }, [cell]);
}

type DrawCell = (context: RowContext, row: number) => (Node | string)[];

const CELLS: Readonly<Record<string, DrawCell>> = {
	'c-sev': ({ table }, row) => {
		const severity = valuesOf(table, 'severity', row)[0]!.id;
		return [element('span', { class: `sev ${severity}` }, [severityLabel(severity as Severity)])];
	},
	'c-title': drawTitle,
	'c-service': ({ table }, row) => [valuesOf(table, 'service', row)[0]!.label],
	'c-team': ({ table }, row) => [valuesOf(table, 'team', row)[0]!.label],
	'c-status': ({ table }, row) => {
		const status = valuesOf(table, 'status', row)[0]!.id as IncidentStatus;
		return [element('span', { class: `status is-${status}` }, [statusLabel(status)])];
	},
	'c-start': ({ table }, row) => (table.started[row]! < 0 ? ['unknown'] : [drawTime(table.started[row]!, 'moment')]),
	'c-lasted': ({ table }, row) => {
		const lasted = table.lasted[row]!;
		if (lasted >= 0) return [formatDuration(lasted * MINUTE)];
		const isRunning = valuesOf(table, 'status', row)[0]!.id === 'open' && table.started[row]! >= 0;
		return [isRunning ? drawTime(table.started[row]!, 'elapsed') : '–'];
	},
};

function drawTitle({ table, links, needles, isCompact }: RowContext, row: number): (Node | string)[] {
	const id = table.ids[row]!;
	const label = (key: FacetKey) => valuesOf(table, key, row)[0]!.label;
	const title = drawSegments(markWords(table.titles[row]!, needles));
	const idMark = element('span', { class: 'id' }, drawSegments(markWords(id, needles)));
	const sub = [idMark, ` · ${label('service')} · ${label('team')}`];
	const parts: (Node | string)[] = [
		element('a', { href: links.incident(id), dir: 'auto' }, title),
		' ',
		isCompact ? element('span', { class: 'sub' }, sub) : idMark,
		' ',
	];
	const parent = table.parents[row];
	if (parent) {
		const relation = parent[0] === 'caused_by' ? t('caused by') : t('duplicate of');
		parts.push(element('span', { class: 'note' }, [`${relation} ${parent[1]}`]));
	}
	return parts;
}

/** Without seconds, which the columns do not keep. */
function drawTime(minutes: number, style: 'moment' | 'elapsed'): HTMLTimeElement {
	const at = `${new Date(minutes * MINUTE).toISOString().slice(0, 16)}Z`;
	return element('time', { datetime: at, 'data-time': style }, [formatInstant(at, 'moment')]);
}

/** The part of the text that matched; fetched when it comes into view, into a line that already has its place. */
function drawExcerpt({ links }: RowContext, hit: TextHit): HTMLElement {
	const text = element('span', { dir: 'auto' }, hit.known && drawSegments(hit.known));
	const line = element('p', { class: 'excerpt' }, [text]);
	if (hit.kind === 'postmortem') line.prepend(element('a', { href: links.postmortem(hit.id) }, [t('Postmortem')]), ' ');
	if (!hit.known) {
		const fill = async () => text.replaceChildren(...drawSegments(await hit.excerpt()));
		whenVisible(line, () => void fill().catch(() => line.remove()));
	}
	return line;
}
