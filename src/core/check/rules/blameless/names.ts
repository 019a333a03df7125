import { type RoleInIncident, roleInIncident } from '../../../postmortem/role-in-incident.ts';
import type { CheckContext, CheckedRecord, Finding, Place } from '../../rule.ts';
import { recordRule } from '../../rule.ts';
import { findNames, indexNames, type NameFinding, type NameIndex } from '../../text/find-names.ts';
import { maskProse } from '../../text/mask-prose.ts';
import { incidentFileOf, readPostmortemText } from '../../text/postmortem-text.ts';

export const blamelessNames = recordRule({
	id: 'blameless/names',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'A postmortem names roles and no people.',
	why: 'Who it was explains nothing: another person in that role would have seen the same and done the same. A name also stays for ever, on the site and in Git. Names and handles come from `teams/`; a name that is also a word counts only where it means a person. Code, addresses and quoted log lines are left alone, as are the owners of actions.',
	*check(record, context): Iterable<Finding> {
		const index = nameIndex(context);
		const { prose, words } = readPostmortemText(record);
		for (const found of findNames(prose, index, words)) {
			const at: Place = { body: found.at };
			yield namedFinding(record, { found, at, said: record.body.slice(...found.at) }, context);
		}
		for (const [place, { text }] of record.value.actions.entries()) {
			const at: Place = { key: ['actions', place, 'text'] };
			for (const found of findNames(maskProse(text), index)) {
				const { repair: _, ...finding } = namedFinding(record, { found, at, said: text.slice(...found.at) }, context);
				yield finding;
			}
		}
	},
});

interface Named {
	readonly found: NameFinding;
	readonly at: Place;
	readonly said: string;
}

function namedFinding(
	record: CheckedRecord<'postmortem'>,
	{ found, at, said }: Named,
	{ records }: CheckContext,
): Finding {
	const incident = records.record('incident', incidentFileOf(record))?.value;
	const sources = { schedules: records.all('schedule'), teams: records.all('team') };
	const role: RoleInIncident =
		incident && found.handle !== undefined
			? roleInIncident(found.handle, incident, sources)
			: { text: 'the engineer', isRecorded: false };
	const text = startsSentence(record, at) ? capitalised(role.text) : role.text;
	return {
		at,
		message: `Unexpected name "${said}" in a postmortem, expected "${role.text}"`,
		actual: said,
		expected: [role.text],
		help: found.isCertain
			? 'Name the role: anyone in it would have seen the same.'
			: `Name the role: anyone in it would have seen the same. If it is no person, put it in code: \`${said}\`.`,
		// A single word may be no name after all, and "the engineer" may be one of two.
		repair: { title: `Write "${text}"`, safe: found.isCertain && role.isRecorded, edits: [{ at, text }] },
	};
}

function startsSentence({ body }: CheckedRecord<'postmortem'>, at: Place): boolean {
	if (!('body' in at)) return false;
	return /(?:^|[.!?]\s+|\n\s*\n|(?:^|\n)\s*(?:[-*+]|\d+[.)])\s+)["“(]*$/.test(body.slice(0, at.body[0]).slice(-60));
}

function capitalised(text: string): string {
	return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}

const indexes = new WeakMap<object, { readonly things: string; readonly index: NameIndex }>();

/** The index is the same for all postmortems of a run; words of services and teams are words of things. */
function nameIndex({ records }: CheckContext): NameIndex {
	const people = records.people();
	const things = [...records.list('services'), ...records.list('teams')].join(' ');
	const known = indexes.get(people);
	if (known?.things === things) return known.index;
	const index = indexNames(people.values(), new Set(things.split(/[-. ]/)));
	indexes.set(people, { things, index });
	return index;
}
