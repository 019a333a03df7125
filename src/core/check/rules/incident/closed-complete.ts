import { missingToClose } from '../../../postmortem/missing-to-close.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const closedComplete = recordRule({
	id: 'incident/closed-complete',
	kinds: ['incident'],
	severity: 'error',
	summary: 'An incident is closed only when all that policy asks for is there.',
	why: 'Closed is for good. Until then `policies/postmortems.yaml` asks for an accepted postmortem of the incidents that need one, with an action, and for a ticket of every open action.',
	*check({ file, value }, { records }): Iterable<Finding> {
		if (value.status !== 'closed') return;
		const postmortem = file.replace(/incident\.md$/, 'postmortem.md');
		const record = records.has(postmortem) ? records.record('postmortem', postmortem) : undefined;
		// A postmortem that cannot be read has problems of its own.
		if (records.has(postmortem) && !record) return;
		const missing = missingToClose(value, record?.value, records.policy('postmortems'));
		if (missing.length === 0) return;
		yield {
			at: { key: ['status'] },
			message: `Unexpected status "closed", expected first ${missing.map(({ text }) => text).join('; ')}`,
			actual: 'closed',
			help: 'Set `status: resolved` until they are there, then close it.',
			related: missing
				.filter((lack) => lack.file === 'postmortem.md')
				.map((lack) => ({
					message: lack.text,
					file: postmortem,
					at: { key: lack.action === undefined ? ['status'] : ['actions', lack.action] },
				})),
		};
	},
});
