import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readArchive } from '../../src/app/backtest/read-archive.ts';
import { readRules } from '../../src/app/backtest/read-rules.ts';
import { runBacktest } from '../../src/app/backtest/run-backtest.ts';
import { formatBytes, formatMs, formatRatio, timeOf } from '../measure.ts';
import type { Section } from '../section.ts';
import { writeArchive } from './write-archive.ts';

const EXAMPLE = join(import.meta.dirname, '../..');

/** A year of alerts replayed by two sets of rules: time, memory, and what reading the archive alone costs. */
export const measureBacktest: Section = {
	id: 'backtest',
	title: 'Backtest of a year of alerts',
	run: async ({ isSmall, folder, say }) => {
		const rows: string[][] = [];
		for (const wanted of isSmall ? [2_000] : [100_000, 1_000_000]) {
			const place = join(folder, String(wanted));
			for (const name of ['policies', 'services', 'teams', 'schedules']) {
				cpSync(join(EXAMPLE, name), join(place, name), { recursive: true });
			}
			const services = readdirSync(join(EXAMPLE, 'services')).map((file) => file.replace('.yaml', ''));
			const alerts = writeArchive(place, { alerts: wanted, services });
			say(`${alerts} alerts`);
			const files = workTreeFiles(place);
			const rules = readRules(files);
			if (!rules.ok) throw new Error(rules.problems[0]?.message);
			const { policy } = rules.value;
			const after = {
				...rules.value,
				policy: { ...policy, grouping: { ...policy.grouping, by: ['service' as const] } },
			};
			let incidents = '';
			let most = 0;
			const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
			const read = await timeOf(() => {
				for (const line of readArchive(files, () => {})) if (line.schema !== 1) throw new Error('unexpected line');
			});
			const replay = await timeOf(() => {
				const { backtest } = runBacktest(files, { before: rules.value, after });
				most = Math.max(most, process.memoryUsage.rss());
				incidents = `${backtest.before.incidents.toLocaleString('en')} → ${backtest.after.incidents.toLocaleString('en')}`;
			});
			clearInterval(watch);
			rows.push([
				alerts.toLocaleString('en'),
				incidents,
				formatMs(read),
				formatMs(replay),
				formatRatio(replay, read),
				`${((replay * 1000) / alerts / 2).toFixed(1)} µs`,
				formatBytes(most),
			]);
		}
		return {
			tables: [
				{
					columns: [
						'alerts',
						'incidents',
						'reading them',
						'backtest',
						'ratio',
						'an alert and rule set',
						'memory at the end',
					],
					rows,
				},
			],
			notes: [
				'One process on one core, both sets of rules in one pass. Made-up alerts over a year: of three problems two repeat ten to a hundred times, and a burst a week hits many services in twenty minutes. “Reading them” only parses the archive. Memory is the process after it all, garbage included.',
			],
		};
	},
};
