import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import type { ImportFile, ImportSource } from '../../src/app/import/imported-incident.ts';
import { type ImportPlan, planImport } from '../../src/app/import/plan-import.ts';

/** A service of the repository that tests import into. */
export const SERVICE = 'schema: 1\nname: Checkout API\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: []\n';

/** A repository with one service, and what an import before has written. */
export function targetOf(written: ImportPlan['changes'] = []) {
	const files = new Map<string, string>([['services/checkout.yaml', SERVICE]]);
	for (const { path, content } of written) files.set(path, content as string);
	const paths = [...files.keys()].sort();
	return {
		catalogue: readCatalogue({ paths: () => paths, read: (path) => files.get(path)!, version: () => '1' }),
		paths,
	};
}

/** The plan of an import of these files into that repository. */
export function plan(source: ImportSource, ...files: readonly (readonly [name: string, text: string])[]): ImportPlan {
	return planImport(
		source,
		files.map(([name, text]): ImportFile => ({ name, text })),
		targetOf(),
	);
}

/** Text of the first file written whose path ends so. */
export const textOf = ({ changes }: ImportPlan, ending: string) =>
	changes.find(({ path }) => path.endsWith(ending))?.content;

/** Losses, one a line. */
export const losses = ({ losses }: ImportPlan) =>
	losses.map(({ file, field, message }) => `${file}: ${field} ${message}`);

/** A history with an incident, maintenance, one entered afterwards and one that cannot be read. */
export const STATUSPAGE = {
	page: { id: 'p1', name: 'Shop' },
	incidents: [
		{
			id: 'abc',
			name: 'Checkout <b>fails</b>',
			status: 'postmortem',
			impact: 'major',
			created_at: '2026-02-01T10:00:00.000+07:00',
			started_at: '2026-02-01T09:40:00.000+07:00',
			monitoring_at: '2026-02-01T11:00:00.000+07:00',
			resolved_at: '2026-02-01T12:00:00.000+07:00',
			shortlink: 'https://stspg.example/abc',
			components: [{ id: 'c1', name: 'Checkout API' }],
			incident_updates: [
				{
					status: 'resolved',
					body: 'It works.',
					display_at: '2026-02-01T12:00:00.000+07:00',
					affected_components: [{ code: 'c1', name: 'Checkout' }],
				},
				{
					status: 'investigating',
					body: 'We <strong>look</strong> &amp; listen.<br />More soon.',
					created_at: '2026-02-01T10:00:00.000+07:00',
				},
			],
		},
		{ id: 'mnt', name: 'Upgrade', status: 'completed', impact: 'maintenance', created_at: '2026-02-02T00:00:00Z' },
		{
			id: 'old',
			name: 'Entered later',
			status: 'resolved',
			impact: 'huge',
			created_at: '2025-12-31T00:00:00Z',
			resolved_at: '2025-12-31T00:00:00Z',
		},
		{ id: 'bad', name: 'No time', status: 'resolved', impact: 'minor', created_at: 'yesterday' },
	],
};
