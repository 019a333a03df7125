import { type Finding, recordRule } from '../../rule.ts';

export const dismissedWithReason = recordRule({
	id: 'incident/dismissed-with-reason',
	kinds: ['incident'],
	severity: 'error',
	summary: 'A dismissed incident was a false positive, a dismissed lead-up says why.',
	why: 'Dismissing takes an incident out of every figure. So it needs the verdict `false-positive` with a reason (a page about nothing), or, for a lead-up, the decision `dismissed` with a reason. What harmed customers is resolved and closed instead.',
	*check({ value: { status, verdict, lead_up } }): Iterable<Finding> {
		if (status !== 'dismissed') return;
		if (lead_up?.verdict === 'dismissed') {
			if (lead_up.reason === undefined) {
				yield {
					at: { key: ['lead_up'], part: 'key' },
					message: 'Unexpected lead-up dismissed without a reason, expected lead_up.reason',
					help: 'Say in lead_up.reason why it did not become an incident.',
				};
			}
			return;
		}
		if (verdict?.value === 'false-positive') return;
		yield {
			at: verdict ? { key: ['verdict', 'value'] } : { key: ['status'] },
			message: `Unexpected verdict ${verdict ? `"${verdict.value}"` : 'that is missing'} of a dismissed incident, expected "false-positive"`,
			actual: verdict?.value,
			expected: ['false-positive'],
			help: 'Set verdict: {value: false-positive, reason: …}, or resolve it instead of dismissing it.',
		};
	},
});
