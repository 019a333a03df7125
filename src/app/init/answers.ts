import { Temporal } from 'temporal-polyfill';
import { slugify } from '../../core/records/slugify.ts';

/** What a new organisation must say of itself before the first alert. */
export interface InitAnswers {
	readonly organisation: string;
	/** `owner/name` on GitHub; empty where there is none. */
	readonly repository: string;
	readonly timeZone: string;
	readonly team: string;
	/** The people who take turns on call. */
	readonly people: readonly InitPerson[];
	/** Sender of mails, like `Incidents <incidents@example.com>`; empty where none are sent. */
	readonly mail: string;
	readonly service: string;
}

export interface InitPerson {
	/** Without `@`. */
	readonly handle: string;
	readonly mail?: string;
}

/** One question of `init`: how it is asked, by flag or by hand, and what it means to leave it empty. */
export interface InitQuestion {
	readonly key: Exclude<keyof InitAnswers, 'people'>;
	readonly flag: string;
	readonly text: string;
	readonly fallback: string;
}

/** The five questions: who, where, when, who is on call, and whether mails are sent. */
export const INIT_QUESTIONS: readonly InitQuestion[] = [
	{ key: 'organisation', flag: '--organisation <name>', text: 'Name of the organisation', fallback: 'Our company' },
	{
		key: 'repository',
		flag: '--repository <owner/name>',
		text: 'GitHub repository, owner/name (empty: none yet)',
		fallback: '',
	},
	{
		key: 'timeZone',
		flag: '--time-zone <zone>',
		text: 'Time zone of the on-call handover, like Asia/Jakarta',
		fallback: 'UTC',
	},
	{
		key: 'team',
		flag: '--team <name: @a, @b>',
		text: 'First team and who is on call in it, like Payments: @rina rina@example.com, @budi',
		fallback: 'Platform: @me',
	},
	{
		key: 'mail',
		flag: '--mail <sender>',
		text: 'Sender of mails, like Incidents <incidents@example.com> (empty: none are sent)',
		fallback: '',
	},
];

/** What is not asked, for there will be more of them anyway. */
export const INIT_EXTRA: InitQuestion = {
	key: 'service',
	flag: '--service <name>',
	text: 'First service that alerts are about, like Checkout API',
	fallback: 'Website',
};

/** Reads the answers as given by hand or by flag; all that is wrong with them at once. */
export function readAnswers(
	given: Readonly<Partial<Record<InitQuestion['key'], string>>>,
): { readonly answers: InitAnswers } | { readonly problems: readonly string[] } {
	const value = (key: InitQuestion['key']) =>
		(given[key]?.trim() || [...INIT_QUESTIONS, INIT_EXTRA].find((question) => question.key === key)?.fallback) ?? '';
	const [team = '', people = ''] = value('team').split(/:(.*)/s);
	const { persons, strays } = readPeople(people);
	const problems: string[] = [];
	const repository = value('repository')
		.replace(/^https:\/\/github\.com\//, '')
		.replace(/(?:\.git)?\/?$/, '');
	if (repository !== '' && !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
		problems.push(`Unexpected repository "${repository}", expected owner/name`);
	}
	if (!isTimeZone(value('timeZone')))
		problems.push(`Unexpected time zone "${value('timeZone')}", expected one like Asia/Jakarta`);
	if (persons.length === 0 || strays.length > 0)
		problems.push(
			`Unexpected team "${value('team')}", expected a name and people, like Payments: @rina rina@example.com, @budi`,
		);
	for (const { handle } of persons) {
		if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(handle))
			problems.push(`Unexpected handle "@${handle}", expected letters, digits and hyphens`);
	}
	if (value('mail') !== '' && !/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(value('mail')))
		problems.push(`Unexpected mail "${value('mail')}", expected a sender like Incidents <incidents@example.com>`);
	if (slugify(value('service')) === 'untitled')
		problems.push(`Unexpected service "${value('service')}", expected a name with letters`);
	if (problems.length > 0) return { problems };
	return {
		answers: {
			organisation: value('organisation'),
			repository,
			timeZone: value('timeZone'),
			team: team.trim(),
			people: persons,
			mail: value('mail'),
			service: value('service'),
		},
	};
}

/** People with commas or blanks between them; an address behind a handle is that person's. */
function readPeople(text: string): { readonly persons: readonly InitPerson[]; readonly strays: readonly string[] } {
	const persons: InitPerson[] = [];
	const strays: string[] = [];
	for (const word of text.split(/[\s,]+/).filter(Boolean)) {
		const last = persons.at(-1);
		if (!/^[^@]+@[^@]+$/.test(word)) persons.push({ handle: word.replace(/^@/, '') });
		else if (last && last.mail === undefined) persons[persons.length - 1] = { ...last, mail: word };
		else strays.push(word);
	}
	return { persons, strays };
}

function isTimeZone(zone: string): boolean {
	try {
		Temporal.ZonedDateTime.from({ year: 2026, month: 1, day: 1, timeZone: zone });
		return /^[A-Za-z]/.test(zone);
	} catch {
		return false;
	}
}
