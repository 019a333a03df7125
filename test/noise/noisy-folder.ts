import type { RuleFiles } from '../../src/app/backtest/read-rules.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { editFrontMatter } from '../../src/formats/edit-record.ts';
import { alertmanagerDelivery, type StoryAlert } from '../stories/alertmanager-delivery.ts';
import { connectedFolder } from '../stories/example-records.ts';
import type { RecordFolder } from '../stories/record-folder.ts';

/** Moment of the reports of this archive: two months after its first day. */
export const NOW = '2026-08-01T00:00:00Z';
const START = toEpochMs('2026-06-01T00:00:00Z');

/** Levels and a mute that nothing needs, beside the rules that do the work. */
const RULES = `levels:
  - { id: down, match: { names: [ServiceDown] }, kind: service-down, severity: sev2 }
  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev3 }
  # This one never gets a turn.
  - { id: errors-late, match: { names: [HighError*] }, kind: other, severity: sev4 }
  - { id: nodes, match: { names: [NodeNotReady] }, kind: tech-ops, severity: sev4 }
  - { id: certificates, match: { names: [CertificateExpiring] }, kind: other, severity: sev5 }
`;
const MUTES = `mutes:
  - id: move
    match: { services: [mailer] }
    until: 2026-05-01T00:00:00Z
    reason: The mailer moved
  - id: audit
    match: { names: [AuditRunning] }
    until: 2026-12-01T00:00:00Z
    reason: Auditors knock on every door
`;

/** An alert that fires for a while, in minutes. */
export interface Episode extends Pick<StoryAlert, 'name' | 'app'> {
	/** Days after 1 June 2026, and minutes after midnight UTC there. */
	readonly day: number;
	readonly from: number;
	readonly lasts: number;
}

const times = (count: number, make: (index: number) => readonly Episode[]) =>
	Array.from({ length: count }, (_, index) => make(index)).flat();

/** One trouble a rule of suggestions each; the nights are those of Jakarta, seven hours ahead. */
const EPISODES: readonly Episode[] = [
	// Twelve nights for nothing.
	...times(12, (day) => [{ name: 'CronSlow', app: 'identity', day, from: 18 * 60, lasts: 20 }]),
	// Twelve nights more; the last of these incidents was worth it, for another reason.
	...times(12, (day) => [{ name: 'QueueSlow', app: 'payment-gateway', day: day + 14, from: 19 * 60, lasts: 20 }]),
	// Six times over and back after eight minutes, by day.
	...times(6, (day) => [
		{ name: 'HighErrorRate', app: 'checkout-api', day: day + 2, from: 300, lasts: 10 },
		{ name: 'HighErrorRate', app: 'checkout-api', day: day + 2, from: 318, lasts: 10 },
	]),
	// One trouble seen by two alerts.
	...times(6, (day) => [
		{ name: 'DiskFull', app: 'orders-db', day: day * 2 + 30, from: 240, lasts: 30 },
		{ name: 'NodeNotReady', app: 'orders-db', day: day * 2 + 30, from: 241, lasts: 30 },
	]),
	// The mailer follows the database, which services/ does not know.
	...times(6, (day) => [
		{ name: 'ServiceDown', app: 'orders-db', day: day * 2 + 43, from: 420, lasts: 60 },
		{ name: 'HighErrorRate', app: 'mailer', day: day * 2 + 43, from: 430, lasts: 40 },
	]),
];

/** An archive of two months as intake wrote it, judged by people, with something for every kind of suggestion. */
export async function noisyFolder(more: readonly Episode[] = []): Promise<RecordFolder> {
	const folder = connectedFolder();
	const path = 'policies/triage.yaml';
	const text = folder.files.get(path)!;
	const rules = text
		.replace(/levels:\n(?: {2}- .*\n)+/, RULES)
		.replace(', settle_delay: 5m', '')
		.replace(/mutes:\n(?: {2}.*\n)+/, MUTES);
	folder.files.set(path, rules);
	const fold = createFold();
	for (const delivery of deliveriesOf([...EPISODES, ...more])) await folder.take(fold, [delivery]);
	judge(folder);
	return folder;
}

/** The files of a folder as a backtest reads them. */
export function filesOf({ files }: RecordFolder): RuleFiles {
	return { paths: () => [...files.keys()].sort(), read: (path) => files.get(path)! };
}

function deliveriesOf(episodes: readonly Episode[]): readonly Delivery[] {
	const minute = (day: number, value: number) => fromEpochMs(START + (day * 1440 + value) * 60_000);
	return episodes
		.flatMap(({ day, from, lasts, ...alert }) => {
			const [starts, ends] = [minute(day, from), minute(day, from + lasts)];
			return [
				alertmanagerDelivery([{ ...alert, starts }], { received: starts }),
				alertmanagerDelivery([{ ...alert, starts, ends }], { received: ends }),
			];
		})
		.sort((a, b) => toEpochMs(a.received) - toEpochMs(b.received));
}

/** CronSlow was never worth it; QueueSlow neither, but the last incident that it opened was. */
function judge({ files }: RecordFolder): void {
	let last = '';
	for (const [path, text] of [...files].sort()) {
		if (!/^incidents\/.*\/incident\.md$/.test(path)) continue;
		const isNoise = /^title: (?:CronSlow|QueueSlow) /m.test(text);
		const verdict = { value: isNoise ? 'not-actionable' : 'actionable', by: '@rina' };
		files.set(path, editFrontMatter(text, [{ path: ['verdict'], value: verdict }]));
		if (/^title: QueueSlow /m.test(text)) last = path;
	}
	const own = { name: 'QueueSlow', value: 'not-actionable', by: '@rina', at: NOW };
	const edits = [
		{ path: ['verdict', 'value'], value: 'actionable' },
		{ path: ['alert_verdicts'], value: [own] },
	];
	files.set(last, editFrontMatter(files.get(last)!, edits));
}
