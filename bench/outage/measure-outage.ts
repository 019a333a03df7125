import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { intake } from '../../src/app/intake/intake.ts';
import { generateRepository, importRepository } from '../generate-repository.ts';
import { formatMs, quantile } from '../measure.ts';
import type { Section } from '../section.ts';
import { outageDeliveries } from './outage-deliveries.ts';
import { runOutage } from './run-outage.ts';

/** One alert before the storm, as a repository that is in use has had: it derives the index, which happens once. */
async function takeFirst(bare: string, folder: string): Promise<void> {
	const repository = await RemoteRepository.open({ folder, remote: `file://${bare}`, branch: 'main' });
	const [delivery] = outageDeliveries({ alerts: 1, services: 1 });
	await intake(repository, [{ ...delivery!, id: 'before-the-storm', received: '2026-11-19T00:00:00Z', data: {} }]);
	repository.close();
}

/** One outage of many services, told by many writers at once through the whole of intake. */
export const measureOutage: Section = {
	id: 'outage',
	title: 'One outage, a thousand alerts',
	run: async ({ isSmall, folder }) => {
		const [alerts, services, writers, before] = isSmall ? [60, 6, 5, 200] : [1_000, 30, 50, 10_000];
		const bare = join(folder, 'remote.git');
		await importRepository(bare, generateRepository({ incidents: before }));
		execFileSync('git', ['-C', bare, 'config', 'uploadpack.allowFilter', 'true']);
		await takeFirst(bare, join(folder, 'first'));
		const outcome = await runOutage(bare, { alerts, services, writers, folder });
		const { incidents, lines, commits, waiting, seconds, sinceArrival } = outcome;
		const isLinked = ({ relations = [] }: (typeof incidents)[number]) =>
			relations.some(({ type }) => type === 'caused_by');
		const roots = incidents.filter((incident) => !isLinked(incident));
		const archived = new Set(lines.map(({ delivery }) => delivery)).size;
		return {
			tables: [
				{
					columns: [
						'alerts',
						'incidents',
						'roots',
						'linked to a cause',
						'archived',
						'lost',
						'commits',
						'all done',
						'from arrival: median',
						'p95',
					],
					rows: [
						[
							String(alerts),
							String(incidents.length),
							String(roots.length),
							String(incidents.length - roots.length),
							String(archived),
							String(alerts - archived + waiting),
							String(commits),
							`${seconds.toFixed(1)} s`,
							formatMs(quantile(sinceArrival, 0.5)),
							formatMs(quantile(sinceArrival, 0.95)),
						],
					],
				},
			],
			notes: [
				`${alerts} alerts of one outage over ${services} services that need each other, in mixed order, by ${writers} processes at once, each running the whole of intake against one bare repository of ${before.toLocaleString('en')} incidents on the same disk. An outage has one root when every other incident is linked to it.`,
			],
		};
	},
};
