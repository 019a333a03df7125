import { addProblem, fieldAt, type PayloadField, textOf } from '../payload-field.ts';

const PASTE = 'paste the payload of docs/sources/datadog.md into the webhook instead';

/** Payloads that people have in their Datadog already, by keys that only they have. */
const OTHER_PAYLOADS: readonly (readonly [keys: readonly string[], help: string])[] = [
	[['monitor_id', 'scopes'], `This is the payload that Keep sets up; ${PASTE}`],
	[['alertCycleKey', 'alertTransition'], `This is the payload for AlertNow; ${PASTE}`],
	[
		['event_type', 'body', 'id'],
		`This is Datadog's default payload, which does not say when an alert is over; ${PASTE}`,
	],
];

const TEMPLATE_HELP = 'This is the template itself and no delivery of it; let Datadog render it';

/** Notes a problem and returns true where a body is the payload of somebody else, or a template before it was rendered. */
export function refuseOtherTemplate(root: PayloadField): boolean {
	const has = (key: string) => fieldAt(root, key).value !== undefined;
	const transition = fieldAt(root, 'transition');
	const other = has('transition') ? undefined : OTHER_PAYLOADS.find(([keys]) => keys.every(has));
	if (other) addProblem(transition, 'the transition of the alert', other[1]);
	const isTemplate = textOf(transition) === '$ALERT_TRANSITION' && textOf(fieldAt(root, 'alert_id')) === '$ALERT_ID';
	if (isTemplate) addProblem(transition, 'a value', TEMPLATE_HELP);
	return other !== undefined || isTemplate;
}
