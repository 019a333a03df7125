import type { Alert } from '../alerts/alert.ts';
import type { Service } from '../records/service.ts';
import { matchesGlob } from './glob.ts';

/** Service of an alert that no file in services/ claims. */
export const UNKNOWN_SERVICE = 'unknown';

/**
 * The service an alert is about: its `service` label where that is a slug in services/, else the first service (by
 * slug) with a rule that matches, else undefined.
 */
export function identifyService(alert: Alert, services: ReadonlyMap<string, Service>): string | undefined {
	const label = alert.labels.service;
	if (label !== undefined && services.has(label)) return label;
	for (const slug of [...services.keys()].sort()) {
		if (services.get(slug)?.alerts?.some((rule) => claims(rule, alert))) return slug;
	}
	return undefined;
}

type Rule = NonNullable<Service['alerts']>[number];

/** A rule claims an alert when each condition it names holds; a rule without conditions claims nothing. */
export function claims({ labels, names, integrations }: Rule, alert: Alert): boolean {
	if (!labels && !names && !integrations) return false;
	return (
		matchesLabels(labels ?? {}, alert.labels) &&
		(!names || names.some((glob) => matchesGlob(glob, alert.name))) &&
		(!integrations || integrations.some((glob) => alert.integrations.some((id) => matchesGlob(glob, id))))
	);
}

/** Whether an alert carries all labels that a rule asks for; values are globs, and an absent label never matches. */
export function matchesLabels(
	wanted: Readonly<Record<string, string>>,
	labels: Readonly<Record<string, string>>,
): boolean {
	return Object.entries(wanted).every(([key, glob]) => labels[key] !== undefined && matchesGlob(glob, labels[key]));
}
