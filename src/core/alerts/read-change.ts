import type { Alert } from './alert.ts';

/**
 * The change that a sender says may be behind an alert: `change_name` (which one), `change_kind` (deploy, feature or
 * config; deploy where absent) and `change_exposure_percent`, looked up among labels, annotations or details.
 */
export function readChange(find: (key: string) => string | undefined): Pick<Alert, 'change'> {
	const name = find('change_name');
	if (name === undefined) return {};
	const word = find('change_kind');
	const kind = word === 'feature' || word === 'config' ? word : 'deploy';
	const percent = Number(find('change_exposure_percent')?.replace(/\s?%$/, '') ?? Number.NaN);
	return { change: { kind, name, ...(Number.isFinite(percent) ? { exposurePercent: percent } : {}) } };
}
