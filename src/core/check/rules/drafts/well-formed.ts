import { type Finding, recordRule } from '../../rule.ts';

export const draftWellFormed = recordRule({
	id: 'drafts/well-formed',
	kinds: ['incident'],
	severity: 'error',
	summary: 'A draft has a readable folder name, a timeline, and nothing that only a numbered incident has.',
	why: 'A draft gets its number after the merge, and its folder is moved then. It cannot have alerts or tickets before, and it begins open or as a lead-up, or resolved where all is over. `npm run tocsin -- new incident` writes one.',
	*check({ file, value: { status, alerts, refs } }, { records }): Iterable<Finding> {
		const [, drafts, folder = ''] = file.split('/');
		if (drafts !== 'drafts') return;
		if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder)) {
			yield {
				message: `Unexpected folder "${folder}", expected lower-case words joined by hyphens`,
				actual: folder,
				help: 'Rename the folder, like incidents/drafts/checkout-is-slow.',
			};
		}
		if (!records.has(`incidents/drafts/${folder}/timeline.yaml`)) {
			yield {
				message: 'Unexpected draft without timeline.yaml, expected its first entry',
				help: 'Write a list with one entry: when it was noticed, what, and by whom.',
			};
		}
		for (const [key, value] of Object.entries({ alerts, refs })) {
			if (value === undefined) continue;
			yield {
				at: { key: [key], part: 'key' },
				message: `Unexpected ${key} in a draft, expected them only of a numbered incident`,
				help: `Remove ${key}; machines write them after the merge.`,
				repair: { title: `Remove ${key}`, safe: false, edits: [{ set: [key], value: undefined }] },
			};
		}
		if (status !== 'closed' && status !== 'dismissed') return;
		yield {
			at: { key: ['status'] },
			message: `Unexpected status "${status}" of a draft, expected "lead-up", "open" or "resolved"`,
			actual: status,
			expected: ['lead-up', 'open', 'resolved'],
			help: 'Close it once it has its number: closing asks for its postmortem.',
		};
	},
});
