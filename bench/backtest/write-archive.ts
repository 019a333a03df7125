import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import { printAlertLine } from '../../src/formats/alert-lines.ts';
import { createRandom } from '../generate/random.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NAMES = [
	'HighErrorRate',
	'HighLatencyP99',
	'ServiceDown',
	'ConsumerLag',
	'DiskAlmostFull',
	'PodRestarts',
] as const;
const ROLL_OVER = 1_000_000;

/**
 * A year of alerts as an archive below `folder`: of each problem one that fires, several repeats, one that resolves;
 * most problems are short, some services are noisier than others, and a burst every week hits many at once. Returns
 * the number of lines. The decisions in it are of no meaning: a replay makes its own.
 */
export function writeArchive(
	folder: string,
	{ alerts, services }: { alerts: number; services: readonly string[] },
): number {
	const random = createRandom(20261120);
	const begin = Date.parse('2025-11-20T00:00:00Z');
	const perDay = Math.ceil(alerts / 365);
	let written = 0;
	/** Lines of problems that run over midnight. */
	let carried: { at: number; line: AlertLine }[] = [];
	for (let day = 0; day < 365 && written < alerts; day += 1) {
		const start = begin + day * DAY;
		const lines = carried;
		while (lines.length < perDay) lines.push(...problem(start, day));
		const today = lines.filter(({ at }) => at < start + DAY).sort((a, b) => a.at - b.at);
		carried = lines.filter(({ at }) => at >= start + DAY);
		written += today.length;
		writeDay(
			folder,
			fromEpochMs(start).slice(0, 10).replaceAll('-', '/'),
			today.map(({ line }) => line),
		);
	}
	return written;

	function problem(start: number, day: number): { at: number; line: AlertLine }[] {
		const [service, name] = [random.pickSkewed(services), random.pickSkewed(NAMES)];
		const isBurst = day % 7 === 2 && random.chance(0.3);
		const fired = start + (isBurst ? 600 * MINUTE + random.between(0, 20 * MINUTE) : random.between(0, DAY - 1));
		const repeats = random.chance(0.3) ? random.between(0, 4) : random.between(10, 120);
		const every = random.between(1, 5) * MINUTE;
		const instance = random.between(1, 8);
		const states = ['firing', ...Array<'firing'>(repeats).fill('firing'), 'resolved'] as const;
		return states.map((state, index) => {
			const at = fired + index * every;
			const times = { received: fromEpochMs(at + 1_500), at: fromEpochMs(at) };
			const severity = instance === 1 ? 'critical' : 'warning';
			return { at, line: lineOf({ service, name, instance, severity, state, ...times }) };
		});
	}
}

interface Told {
	readonly service: string;
	readonly name: string;
	readonly instance: number;
	readonly severity: string;
	readonly state: 'firing' | 'resolved';
	readonly received: string;
	readonly at: string;
}

function lineOf({ service, name, instance, severity, state, received, at }: Told): AlertLine {
	return {
		schema: 1,
		delivery: `${received}-${service}-${name}-${instance}`,
		received,
		source: 'alertmanager',
		event: state,
		fingerprint: `alertmanager:${service}-${name}-${instance}`,
		state,
		at,
		name,
		title: `${name} on ${service}: ${instance} of 8 instances`,
		service,
		source_severity: severity,
		labels: { alertname: name, service, instance: `${service}-${instance}:8080`, severity },
		url: `https://prometheus.example.com/alerts?search=${name}`,
		decision: 'kept',
		reason: 'repeat/same-state',
	};
}

function writeDay(folder: string, day: string, lines: readonly AlertLine[]): void {
	const write = (part: number, text: string) => {
		const path = join(folder, `alerts/${day}${part === 1 ? '' : `-${part}`}.ndjson`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	};
	let [part, text] = [1, ''];
	for (const line of lines) {
		const printed = printAlertLine(line);
		if (text.length + printed.length > ROLL_OVER) {
			write(part, text);
			part += 1;
			text = '';
		}
		text += printed;
	}
	if (text !== '') write(part, text);
}
