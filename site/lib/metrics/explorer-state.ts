import { EXPLORED, EXPLORER_FACETS, type ExploredMetric, type ExplorerFacet } from './measurement-columns.ts';

/** What the reader asks of the explorer; the whole of it is in the URL. Empty text means no limit. */
export interface ExplorerState extends Readonly<Record<Exclude<ExplorerFacet, 'severity'>, string>> {
	readonly metric: ExploredMetric;
	readonly severities: readonly string[];
	/** Days like `2026-11-20`, both included. */
	readonly from: string;
	readonly to: string;
}

/** What goes without saying: everything of the last year, to resolve. */
export function defaultState({ from, to }: Pick<ExplorerState, 'from' | 'to'>): ExplorerState {
	return { metric: 'ttr', team: '', service: '', product: '', severities: [], from, to };
}

/** The state that a query string says, like `?team=payments&severity=sev1,sev2&from=2026-01-01`; what it does not know is passed over. */
export function readExplorerState(search: string, defaults: ExplorerState): ExplorerState {
	const params = new URLSearchParams(search);
	const severities = params.getAll('severity').flatMap((value) => value.split(','));
	const state = {
		metric: EXPLORED.find((metric) => metric === params.get('metric')) ?? defaults.metric,
		team: params.get('team') ?? '',
		service: params.get('service') ?? '',
		product: params.get('product') ?? '',
		severities: [...new Set(severities)].filter((value) => /^sev[1-5]$/.test(value)).sort(),
		from: readDay(params.get('from')) ?? defaults.from,
		to: readDay(params.get('to')) ?? defaults.to,
	};
	return state.from <= state.to ? state : { ...state, from: state.to, to: state.from };
}

/** The query string of a state with its question mark; what goes without saying is not in it. */
export function writeExplorerState(state: ExplorerState, defaults: ExplorerState): string {
	const { metric, severities, from, to } = state;
	const facets = EXPLORER_FACETS.flatMap((facet) =>
		facet === 'severity' || state[facet] === '' ? [] : [`${facet}=${encodeURIComponent(state[facet])}`],
	);
	const parts = [
		...(metric === defaults.metric ? [] : [`metric=${metric}`]),
		...facets,
		...(severities.length === 0 ? [] : [`severity=${severities.join(',')}`]),
		...(from === defaults.from ? [] : [`from=${from}`]),
		...(to === defaults.to ? [] : [`to=${to}`]),
	];
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function readDay(text: string | null): string | undefined {
	if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const date = new Date(text);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
