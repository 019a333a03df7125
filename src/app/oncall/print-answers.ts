import type { Schedule } from '../../core/records/schedule.ts';
import { formatLocal } from './format-local.ts';
import type { NamedShift, OnCallAnswer } from './who-is-on-call.ts';

/** Who is on call as lines for a terminal, by schedule; times by the clock of each schedule's zone. */
export function printAnswers(
	answers: readonly OnCallAnswer[],
	schedules: ReadonlyMap<string, Pick<Schedule, 'time_zone'>>,
): string {
	return answers.map((answer) => printOne(answer, schedules.get(answer.schedule)?.time_zone ?? 'UTC')).join('\n\n');
}

function printOne({ name, schedule, roles }: OnCallAnswer, zone: string): string {
	const width = Math.max(...roles.map(({ role }) => role.length));
	const indent = ' '.repeat(width + 4);
	const lines = roles.flatMap(({ role, now, nobody, next }) => {
		const head = `  ${role.padEnd(width)}  `;
		const first = now
			? [`${head}${now.name} (${now.member}) until ${formatLocal(now.end, zone)}`, `${indent}${now.why}`]
			: [`${head}nobody${nobody === 'on-purpose' ? ', on purpose' : ': somebody is missing'}`];
		return [...first, `${indent}${next ? nextWords(next, zone) : 'nobody follows within a year'}`];
	});
	return [`${name} (schedules/${schedule}.yaml, times in ${zone})`, ...lines].join('\n');
}

function nextWords({ name, member, start }: NamedShift, zone: string): string {
	return `then ${name} (${member}) from ${formatLocal(start, zone)}`;
}
