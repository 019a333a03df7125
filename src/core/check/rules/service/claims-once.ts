import { slugOfPath } from '../../../records/paths.ts';
import type { Service } from '../../../records/service.ts';
import { type Finding, recordRule } from '../../rule.ts';

type AlertMatch = NonNullable<Service['alerts']>[number];

export const claimsOnce = recordRule({
	id: 'service/claims-once',
	kinds: ['service'],
	severity: 'error',
	summary: 'No two services claim alerts by the same rule, and every rule names something.',
	why: 'The first service by name takes the alert, so that the second one never gets any. Name a label or an integration that only one of them has. A rule without conditions claims nothing.',
	*check({ file, value: { alerts = [] } }, { records }): Iterable<Finding> {
		const own = slugOfPath(file);
		for (const [index, match] of alerts.entries()) {
			if (!match.labels && !match.names && !match.integrations) {
				yield {
					at: { key: ['alerts', index] },
					message: 'Unexpected rule without conditions, expected labels, names or integrations',
					help: 'Say by which labels, names or integrations alerts name this service, or remove the rule.',
				};
				continue;
			}
			for (const [slug, other] of records.all('service')) {
				if (slug >= own) continue;
				const at = (other.alerts ?? []).findIndex((theirs) => signatureOf(theirs) === signatureOf(match));
				if (at === -1) continue;
				yield {
					at: { key: ['alerts', index] },
					message: `Unexpected rule that "${slug}" has too, expected one that only "${own}" has`,
					help: `Alerts that match it go to "${slug}".`,
					related: [{ message: 'the same rule', file: `services/${slug}.yaml`, at: { key: ['alerts', at] } }],
				};
			}
		}
	},
});

function signatureOf({ labels = {}, names = [], integrations = [] }: AlertMatch): string {
	return JSON.stringify([Object.entries(labels).sort(), [...names].sort(), [...integrations].sort()]);
}
