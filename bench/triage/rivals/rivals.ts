import { durationMs } from '../../../src/core/time/duration.ts';
import { UNKNOWN_SERVICE } from '../../../src/core/triage/identify-service.ts';
import type { Rival } from './rival.ts';
import type { Firing } from './story-firings.ts';

/** Windows that the rivals may choose from, after having seen the answers. */
export const WINDOWS = ['1m', '2m', '5m', '10m', '15m', '30m', '60m', '2h', '6h', '24h'] as const;
export type Window = (typeof WINDOWS)[number];

const REOPENED_WITHIN = durationMs('30m');

/** Every alert is an incident. */
export const everyAlert: Rival = {
	name: 'every alert an incident',
	keyOf: ({ id }) => id,
	takes: () => false,
};

/** Alerts of one service are one incident while one of them fires and half an hour more; those of nobody by their name. */
export const sameService: Rival = {
	name: 'same service',
	keyOf: serviceOf,
	takes: (group, { at }) => group.some(({ until }) => at - until <= REOPENED_WITHIN),
};

/** Whatever fires within a window after the alert before it is one incident. */
export function timeWindow(window: Window): Rival {
	return { name: `time window, ${window}`, keyOf: () => 'all', takes: within(window) };
}

/** Whatever fires in one product line within a window after the alert before it is one incident; the edges of the graph are not read. */
export function application(window: Window): Rival {
	return {
		name: `application, ${window}`,
		keyOf: (firing) => firing.product ?? serviceOf(firing),
		takes: within(window),
	};
}

function serviceOf({ service, name }: Firing): string {
	return service === UNKNOWN_SERVICE ? `${service} ${name}` : service;
}

function within(window: Window): Rival['takes'] {
	return (group, { at }) => at - group.at(-1)!.at <= durationMs(window);
}
