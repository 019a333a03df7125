import { type Affected, type Backtest, type BacktestSide, shiftMs } from '../../core/backtest/compare-replays.ts';
import type { Outcome } from '../../core/backtest/outcome.ts';
import { formatDuration } from '../../core/time/format-duration.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';

/** More lines than anybody reads in a pull request; the rest is counted. */
const LINES = 30;

/** Real incidents that would be missed and that nobody has accepted: these fail a change. */
export function unaccepted({ missed }: Backtest): readonly Affected[] {
	return missed.filter(({ accepted }) => accepted === undefined);
}

/** What a change of rules would have done to everything that was taken in, as Markdown for a pull request. */
export function printBacktest(backtest: Backtest): string {
	const { alerts, first, last, recorded } = backtest;
	if (alerts === 0) return '### Backtest: no alerts to replay\n\nThe archive is empty, so nothing can be said yet.\n';
	const span = first && last ? ` from ${first.slice(0, 10)} to ${last.slice(0, 10)}` : '';
	const judged = `${recorded.real} incidents were worth a page, ${recorded.false} were not, ${recorded.unjudged} nobody has judged`;
	const parts = [
		`### Backtest: ${headline(backtest)}`,
		`${grouped(alerts)} alerts${span}, replayed by the rules before and after this change. Of the record, ${judged}.`,
		figures(backtest),
		...sections(backtest),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline(backtest: Backtest): string {
	const open = unaccepted(backtest).length;
	if (open > 0) return `${counted(open, 'real incident')} would be missed`;
	const accepted = backtest.missed.length;
	const nothing =
		accepted > 0 ? `${counted(accepted, 'missed incident')}, all accepted` : 'nothing real would be missed';
	const { before, after } = backtest;
	return `${nothing}, pages ${before.pages} → ${after.pages}`;
}

function figures({ before, after }: Backtest): string {
	const row = (name: string, cell: (side: BacktestSide) => string, change = '') =>
		`| ${name} | ${cell(before)} | ${cell(after)} | ${change} |`;
	const count = (name: string, key: 'incidents' | 'pages' | 'sleepPages' | 'duplicates' | 'cascades' | 'mutedAlerts') =>
		row(name, (side) => grouped(side[key]), changeOf(before[key], after[key]));
	return [
		'| | before | after | |',
		'|---|--:|--:|--:|',
		count('incidents', 'incidents'),
		count('pages', 'pages'),
		count('pages in sleep hours', 'sleepPages'),
		row('pages not worth it, of those judged', ({ falsePages, judgedPages }) => shareOf(falsePages, judgedPages)),
		count('duplicates found', 'duplicates'),
		count('consequences found', 'cascades'),
		row('links that people agree with', ({ links }) => shareOf(links.right, links.said)),
		row('explained incidents that were found', ({ links }) => shareOf(links.found, links.explained)),
		count('alerts muted', 'mutedAlerts'),
	].join('\n');
}

function sections(backtest: Backtest): readonly string[] {
	const { missed, missedUnjudged, regained, later, sooner, milder, worse, merged, spared } = backtest;
	return [
		section('Missed', missed, {
			note: 'Nobody would be paged between an hour before the first alert and half an hour after. Change the rules, or say in `policies/backtest.yaml` why it is right.',
			tell: (one) => `${missedBy(one.after)}${one.accepted ? ` (accepted: ${inertMarkdown(one.accepted)})` : ''}`,
			isOpen: true,
		}),
		section('Missed, and nobody has judged them', missedUnjudged, {
			tell: ({ after }) => missedBy(after),
			isOpen: true,
		}),
		section('Heard of later', later, { tell: (one) => `${formatDuration(shiftMs(one)!)} later` }),
		section('Milder', milder, { tell: severityChange }),
		section('No page of their own any more', merged, { tell: ({ after }) => coveredBy(after) }),
		section('Heard of now, missed before', regained, { tell: ({ before }) => `before: ${missedBy(before)}` }),
		section('Heard of sooner', sooner, { tell: (one) => `${formatDuration(-shiftMs(one)!)} sooner` }),
		section('More severe', worse, { tell: severityChange }),
		section('Not worth a page, and without one now', spared, { tell: ({ after }) => outcomeWords(after) }),
	];
}

interface SectionOptions {
	readonly note?: string;
	readonly tell: (one: Affected) => string;
	readonly isOpen?: boolean;
}

function section(title: string, list: readonly Affected[], { note, tell, isOpen = false }: SectionOptions): string {
	if (list.length === 0) return '';
	const lines = list
		.slice(0, LINES)
		.map((one) => `- ${one.id} (${one.severity}, ${one.service}) ${inertMarkdown(one.title)}: ${tell(one)}`);
	if (list.length > LINES) lines.push(`- and ${list.length - LINES} more; see them all: \`tocsin --json backtest\``);
	const heading = `${title} (${list.length})`;
	if (isOpen) return [`**${heading}**`, ...(note ? [note] : []), lines.join('\n')].join('\n\n');
	return `<details><summary>${heading}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function outcomeWords(outcome: Outcome): string {
	return outcome.state === 'paged' || outcome.state === 'covered' ? coveredBy(outcome) : missedBy(outcome);
}

function missedBy(outcome: Outcome): string {
	switch (outcome.state) {
		case 'muted':
			return `held by the mute ${outcome.by.map((id) => `\`${id}\``).join(', ')}`;
		case 'unheard':
			return outcome.by.length > 0 ? `part of ${listed(outcome.by)}, whose page came at another time` : 'no page';
		case 'lost':
			return 'its alerts open nothing';
		default:
			return 'heard of';
	}
}

function coveredBy(outcome: Outcome): string {
	if (outcome.state !== 'covered') return 'a page of its own';
	return outcome.by.length > 0 ? `with ${listed(outcome.by)}` : 'with an incident of other alerts';
}

function listed(ids: readonly string[]): string {
	return ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
}

function severityChange({ before, after }: Affected): string {
	return `${before.severity} → ${after.severity}`;
}

function shareOf(part: number, whole: number): string {
	return whole === 0 ? 'none' : `${grouped(part)} of ${grouped(whole)} (${Math.round((100 * part) / whole)} %)`;
}

function changeOf(before: number, after: number): string {
	if (before === after) return '=';
	if (before === 0) return `+${grouped(after)}`;
	const percent = Math.round((100 * (after - before)) / before);
	return percent === 0
		? (after > before ? '+' : '−') + Math.abs(after - before)
		: `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

function counted(count: number, thing: string): string {
	return `${grouped(count)} ${thing}${count === 1 ? '' : 's'}`;
}

function grouped(value: number): string {
	return value.toLocaleString('en').replaceAll(',', '\u202f');
}
