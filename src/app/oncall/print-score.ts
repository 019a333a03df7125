import type { ScheduleScore } from '../../core/oncall/score-schedule.ts';

/** A score as lines for a terminal: its parts, then what the schedule asks of each person. */
export function printScore({ name, score, parts, people }: ScheduleScore & { readonly name: string }): string {
	const number = (value: number, width: number) => String(Math.round(value)).padStart(width);
	const member = Math.max(6, ...people.map((person) => person.member.length));
	return [
		`${name}: ${score} of 100`,
		...parts.map((part) => `  ${part.part.padEnd(8)} ${number(part.score, 3)}  (weight ${part.weight})  ${part.fact}`),
		'',
		`  ${'person'.padEnd(member)}  hours  share  nights+weekends  pages  asleep  hours awake`,
		...people.map(
			(person) =>
				`  ${person.member.padEnd(member)}  ${number(person.hours, 5)}  ${number(person.share, 5)}  ${number(person.unsocialHours, 15)}  ${number(person.pages, 5)}  ${number(person.sleepPages, 6)}  ${number(person.awakeHours, 11)}`,
		),
	].join('\n');
}
