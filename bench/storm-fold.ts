import type { Delivery } from '../src/core/alerts/delivery.ts';
import type { Fold, Snapshot } from '../src/ports/repository.ts';

const FOLDER = 'incidents/2026';

/** Opens one incident folder with two files for each delivery: the same work for every contender of the storm. */
export async function openIncidents(
	snapshot: Snapshot,
	deliveries: readonly Delivery[],
): Promise<Fold<readonly string[]>> {
	const folders = await snapshot.list(FOLDER);
	const last = folders.reduce((highest, { name }) => Math.max(highest, Number(name.slice('INC-2026-'.length))), 0);
	const ids = deliveries.map((_, index) => `INC-2026-${String(last + index + 1).padStart(5, '0')}`);
	const changes = deliveries.flatMap((delivery, index) => [
		{ path: `${FOLDER}/${ids[index]}/incident.md`, content: incidentText(ids[index]!, delivery) },
		{
			path: `${FOLDER}/${ids[index]}/timeline.yaml`,
			content: `- at: ${delivery.received}\n  kind: opened\n  text: Alert fired\n`,
		},
	]);
	const message = ids.length === 1 ? `Open ${ids[0]}` : `Open ${ids.length} incidents`;
	return { changes, message, result: ids };
}

function incidentText(id: string, delivery: Delivery): string {
	const facts = [
		'schema: 1',
		`id: ${id}`,
		`title: Alert ${delivery.id}`,
		'status: open',
		'severity: sev3',
		'kind: other',
	];
	const alerts = `alerts: {fingerprints: ["${delivery.source}:${delivery.id}"], count: 1, first: ${delivery.received}}`;
	return `---\n${[...facts, 'service: checkout-api', `times: {detected: ${delivery.received}}`, alerts].join('\n')}\n---\n`;
}
