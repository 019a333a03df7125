import type { Alert } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import { fieldAt, itemsOf, type PayloadField, textOf } from '../payload-field.ts';

/** What a health alert says beside the essentials. */
export interface AzureHealth {
	/** What stays the same when the trouble is over. */
	readonly key: string;
	readonly state: Alert['state'];
	readonly title?: string;
	readonly text?: string;
	readonly labels: Readonly<Record<string, string>>;
}

/** Stages of a trouble of Azure, and states of a resource, that mean that it is over. */
const OVER = new Set(['Resolved', 'Complete', 'Canceled', 'RCA', 'Available']);

/**
 * Service Health and Resource Health say each of their news as a new alert that fires, the end of the trouble too. They
 * are told apart by what they are about: the tracking id of the trouble, or the resource.
 */
export function readHealth(essentials: PayloadField, context: PayloadField): AzureHealth | undefined {
	const service = textOf(fieldAt(essentials, 'monitoringService'))?.toLowerCase().replaceAll(' ', '');
	const properties = fieldAt(context, 'properties');
	const text = (key: string) => textOf(fieldAt(properties, key));
	if (service === 'servicehealth') {
		const id = text('trackingId');
		const state = OVER.has(text('stage') ?? '') ? 'resolved' : 'firing';
		const labels = labelsFrom([
			['azure_service', text('service')],
			['region', text('region')],
			['incident_type', text('incidentType')],
			['stage', text('stage')],
			['tracking_id', id],
		]);
		return id === undefined ? undefined : { key: `health/${id}`, state, title: text('title'), labels };
	}
	const [target] = itemsOf(fieldAt(essentials, 'alertTargetIDs'));
	const resource = target === undefined ? undefined : textOf(target);
	const now = text('currentHealthStatus');
	if (service !== 'resourcehealth' || resource === undefined || now === undefined) return undefined;
	return {
		key: `health${resource.toLowerCase()}`,
		state: OVER.has(now) ? 'resolved' : 'firing',
		text: [text('title'), text('details')].filter(Boolean).join('\n'),
		labels: labelsFrom([
			['health', now],
			['health_cause', text('cause')],
		]),
	};
}
