import type { ExplorerState } from '../../lib/metrics/explorer-state.ts';

/** The query string by which the catalogue shows the incidents of a state; it knows years where the state has days. */
export function linkToIncidents({ team, service, severities, from, to }: ExplorerState): string {
	const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
	const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).join(',');
	const parts = [
		`year=${years}`,
		...(team === '' ? [] : [`team=${encodeURIComponent(team)}`]),
		...(service === '' ? [] : [`service=${encodeURIComponent(service)}`]),
		...(severities.length === 0 ? [] : [`severity=${severities.join(',')}`]),
	];
	return `?${parts.join('&')}`;
}
