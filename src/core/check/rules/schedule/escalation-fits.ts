import { closestWord } from '../../../diagnostics/closest-word.ts';
import { slugOfPath } from '../../../records/paths.ts';
import type { EscalationPolicy, Schedule } from '../../../records/schedule.ts';
import { durationMs } from '../../../time/duration.ts';
import type { RecordLookup } from '../../record-lookup.ts';
import { type Finding, recordRule } from '../../rule.ts';

type Key = readonly (string | number)[];

export const escalationFits = recordRule({
	id: 'schedule/escalation-fits',
	kinds: ['schedule'],
	severity: 'error',
	summary: 'The steps of an escalation come one after the other and reach roles that exist.',
	why: 'Each step says how long after the first page it comes. A step before the one above it would page nobody new, a role that the schedule does not have reaches nobody, and a schedule that falls back to itself never ends.',
	*check({ file, value }, { records }): Iterable<Finding> {
		const roles = [...rolesOf(value), 'lead'];
		for (const { policy, key } of policiesOf(value)) {
			yield* judgeDelays(policy, key);
			for (const [index, { notify }] of policy.steps.entries()) {
				for (const [place, word] of notify.entries()) {
					const at: Key = [...key, 'steps', index, 'notify', place];
					if (word.includes('/')) yield* judgeElsewhere(word, at, records);
					else if (!word.startsWith('@') && !roles.includes(word)) yield unknownRole(word, roles, at);
				}
			}
			if (policy.fallback === slugOfPath(file)) yield fallbackToItself(policy.fallback, key);
		}
	},
});

function rolesOf({ layers }: Schedule): readonly string[] {
	return [...new Set(layers.map(({ role }) => role))];
}

function policiesOf({
	escalation,
	escalations = [],
}: Schedule): { readonly policy: EscalationPolicy; readonly key: Key }[] {
	const special = escalations.map((policy, index) => ({ policy, key: ['escalations', index] }));
	return [...(escalation ? [{ policy: escalation, key: ['escalation'] }] : []), ...special];
}

function* judgeDelays({ steps }: EscalationPolicy, key: Key): Iterable<Finding> {
	for (const [index, { after }] of steps.entries()) {
		const before = steps[index - 1]?.after;
		if (before === undefined || durationMs(after) > durationMs(before)) continue;
		yield {
			at: { key: [...key, 'steps', index, 'after'] },
			message: `Unexpected step after ${after}, expected later than the step before it (${before})`,
			actual: after,
			help: 'Delays count from the first page, not from the step before.',
		};
	}
}

/** `data/dba`: a role of another schedule. Whether that schedule is there is the business of references. */
function* judgeElsewhere(word: string, at: Key, records: RecordLookup): Iterable<Finding> {
	const [slug = '', role = ''] = word.split('/');
	const other = records.record('schedule', `schedules/${slug}.yaml`)?.value;
	if (!other || rolesOf(other).includes(role)) return;
	yield unknownRole(
		word,
		rolesOf(other).map((one) => `${slug}/${one}`),
		at,
	);
}

function unknownRole(word: string, roles: readonly string[], key: Key): Finding {
	const near = closestWord(word, roles);
	const at = { key };
	return {
		at,
		message: `Unexpected role "${word}", expected one of ${roles.map((one) => `"${one}"`).join(', ')} or a person`,
		actual: word,
		expected: roles,
		...(near
			? {
					help: `Did you mean "${near}"?`,
					repair: { title: `Name "${near}"`, safe: false, edits: [{ at, text: near }] },
				}
			: { help: 'Name a role of the layers, lead, or a person like "@rina".' }),
	};
}

function fallbackToItself(fallback: string, key: Key): Finding {
	return {
		at: { key: [...key, 'fallback'] },
		message: `Unexpected fallback "${fallback}" to itself, expected another schedule`,
		actual: fallback,
		help: 'Name the schedule that takes over when all steps were tried, or remove the key.',
	};
}
