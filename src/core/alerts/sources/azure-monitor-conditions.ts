import type { Alert } from '../alert.ts';
import { fieldAt, itemsOf, type PayloadField, textOf } from '../payload-field.ts';

const MAX_CONDITIONS = 10;
const LINKS = ['linkToFilteredSearchResultsUI', 'linkToSearchResultsUI'];

/** Each condition of a metric or log alert in a line: `Percentage CPU 31.1 (GreaterThan 25, Average over PT5M)`. */
export function describeConditions(context: PayloadField): readonly string[] {
	const window = textOf(fieldAt(fieldAt(context, 'condition'), 'windowSize'));
	return conditionsOf(context).map((condition) => {
		const text = (key: string) => textOf(fieldAt(condition, key));
		const what = text('webTestName') ?? text('metricName') ?? text('metricMeasureColumn') ?? 'Result of the query';
		const limit = [text('operator'), text('threshold')].filter(Boolean).join(' ');
		const over = [text('timeAggregation'), window].filter(Boolean).join(' over ');
		const beside = [limit, over, ...dimensionsOf(condition)].filter(Boolean).join(', ');
		const value = text('metricValue') === undefined ? '' : ` ${text('metricValue')}`;
		return beside === '' ? `${what}${value}` : `${what}${value} (${beside})`;
	});
}

/** Links to what a log search found, also in the place where older rules had them. */
export function linksOfConditions(context: PayloadField): Alert['evidence'] {
	const old = ['LinkToFilteredSearchResultsUI', 'LinkToSearchResults'].map((key) => textOf(fieldAt(context, key)));
	const found = conditionsOf(context).map((condition) => LINKS.map((key) => textOf(fieldAt(condition, key))));
	const links = [old, ...found].map((places) => places.find((link) => link !== undefined));
	return links.flatMap((url) => (url === undefined ? [] : [{ kind: 'logs', url }]));
}

function conditionsOf(context: PayloadField): readonly PayloadField[] {
	return itemsOf(fieldAt(fieldAt(context, 'condition'), 'allOf')).slice(0, MAX_CONDITIONS);
}

function dimensionsOf(condition: PayloadField): readonly string[] {
	return itemsOf(fieldAt(condition, 'dimensions')).flatMap((dimension) => {
		const [name, value] = [textOf(fieldAt(dimension, 'name')), textOf(fieldAt(dimension, 'value'))];
		return name === undefined || value === undefined ? [] : [`${name} ${value}`];
	});
}
