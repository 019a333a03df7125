import { changeAt, keepKeys } from '../keep-keys.ts';

const CONTEXT_KEYS = [
	...['conditionType', 'condition', 'properties', 'operationName'],
	...['LinkToFilteredSearchResultsUI', 'LinkToSearchResults'],
];
const CONDITION_KEYS = [
	...['metricName', 'metricMeasureColumn', 'webTestName', 'metricValue', 'operator', 'threshold', 'timeAggregation'],
	...['dimensions', 'linkToFilteredSearchResultsUI', 'linkToSearchResultsUI'],
];

/** A body of Azure Monitor without who did what the activity log tells, and without queries and what they found. */
export function stripAzureMonitor(body: unknown): unknown {
	return changeAt(body, 'data', (data) => changeAt(data, 'alertContext', stripContext));
}

function stripContext(context: unknown): unknown {
	return changeAt(keepKeys(context, CONTEXT_KEYS), 'condition', (condition) =>
		changeAt(keepKeys(condition, ['windowSize', 'allOf']), 'allOf', (list) =>
			Array.isArray(list) ? list.map((item) => keepKeys(item, CONDITION_KEYS)) : list,
		),
	);
}
