import { DRAFT_ID, INCIDENT_ID_PATTERN } from '../../../records/scalars.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const idInFolder = recordRule({
	id: 'incident/id-in-folder',
	kinds: ['incident', 'postmortem'],
	severity: 'error',
	summary: 'The id in a file is the name of its folder, and the folder is in its year.',
	why: 'The folder is the address by which others find an incident, and no two folders share a name: so no two incidents share an id. A copied folder keeps the old id in its files; correct it to the name of the new folder.',
	*check(record): Iterable<Finding> {
		const [, year = '', folder = ''] = record.file.split('/');
		const isDraft = year === 'drafts';
		const expected = isDraft ? DRAFT_ID : folder;
		const key = record.kind === 'incident' ? 'id' : 'incident';
		const actual = record.kind === 'incident' ? record.value.id : record.value.incident;
		if (actual !== expected) {
			yield {
				at: { key: [key] },
				message: `Unexpected ${key} "${actual}", expected "${expected}" as the folder says`,
				actual,
				expected: [expected],
				help: isDraft ? 'It gets its number after the merge.' : `Write ${key}: ${expected}`,
				repair: { title: `Write "${expected}"`, safe: true, edits: [{ set: [key], value: expected }] },
			};
		}
		const yearOfId = INCIDENT_ID_PATTERN.exec(folder)?.[1];
		if (isDraft || yearOfId === year || record.kind !== 'incident') return;
		yield {
			at: { key: ['id'] },
			message: `Unexpected folder incidents/${year}/ of ${folder}, expected incidents/${yearOfId}/`,
			help: `Move it: git mv incidents/${year}/${folder} incidents/${yearOfId}/${folder}`,
		};
	},
});
