import { closestWord } from '../../../diagnostics/closest-word.ts';
import { RECORD_KINDS, recordKindOf } from '../../../records/record-kinds.ts';
import type { CheckContext, FileRule, Finding } from '../../rule.ts';

/** Files beside the records that have their place. */
const OTHERS = [
	/^alerts\/active\.json$/,
	/^alerts\/past\/[^/]+\.json$/,
	/^policies\/templates\/[^/]+\.md$/,
	/^incidents\/(?:\d{4}\/INC-\d{4}-\d{4,}|drafts\/[^/]+)\/[^/]+$/,
	/(?:^|\/)(?:README\.md|\.[^/]+)$/,
];

/** Names of files that stand for records, for those that are nearly right. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
	policies: Object.keys(RECORD_KINDS)
		.filter((kind) => RECORD_KINDS[kind as keyof typeof RECORD_KINDS].path.test(`policies/${kind}.yaml`))
		.map((kind) => `${kind}.yaml`),
};

const IN_INCIDENT = ['incident.md', 'timeline.yaml', 'postmortem.md', 'effects.yaml'];

export const knownPlace: FileRule = {
	id: 'files/known-place',
	scope: 'file',
	severity: 'error',
	summary: 'Every file in the folders of records is one that is read.',
	why: 'A file with another name or in another folder is read by nobody, and nobody is told: a policy in `policies/severity.yaml` changes nothing. Rename or move it. An incident is a folder with `incident.md`; pictures stand beside it, in no folder of their own.',
	*check(file, { records }: CheckContext): Iterable<Finding> {
		const folder = file.slice(0, file.lastIndexOf('/'));
		const name = file.slice(folder.length + 1);
		const isRecord = recordKindOf(file) !== undefined;
		const isPlaced = isRecord || OTHERS.some((place) => place.test(file));
		const isNearMiss = !isRecord && /^incidents\//.test(file) && isNearRecordName(name);
		if (!isPlaced || isNearMiss)
			yield misplaced(file, closestWord(name, isNearMiss ? IN_INCIDENT : (NAMES[folder] ?? [])));
		const isInIncident = isPlaced && /^incidents\/[^/]+\/[^/]+\/[^/.][^/]*$/.test(file);
		if (!isInIncident || isNearMiss || records.has(`${folder}/incident.md`)) return;
		yield {
			message: `Unexpected ${name} without incident.md, expected both in ${folder}/`,
			help: 'Write incident.md, or move the file to the folder of its incident.',
		};
	},
};

/** `postmortem.MD` and `timeline.yml` are no pictures. */
function isNearRecordName(name: string): boolean {
	const near = closestWord(name, IN_INCIDENT);
	return near !== undefined && /\.(?:md|mdx|ya?ml)$/i.test(name);
}

function misplaced(file: string, near: string | undefined): Finding {
	return {
		message: `Unexpected file ${file}, expected ${near ? `"${near}"` : 'a record or a picture in the folder of its incident'}`,
		...(near && { expected: [near] }),
		help: near
			? `Did you mean "${near}"? Rename it.`
			: 'Move it to where it is read (docs/map.md has the folders), or out of the folders of records.',
	};
}
