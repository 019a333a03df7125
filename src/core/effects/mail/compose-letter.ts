import { inertLine } from '../../alerts/inert-text.ts';
import { isTimeZone } from '../../oncall/is-time-zone.ts';
import type { PostmortemAction } from '../../records/postmortem.ts';
import type { EffectInput, EffectRules } from '../effect-records.ts';
import { findMember } from '../recipients.ts';
import type { Letter } from './letter.ts';
import { threadOf } from './thread-of.ts';

const SUBJECT_TITLE = 70;
const VALUE_AT_MOST = 300;
const TITLE_AT_MOST = 200;
const SECTION_LINE_AT_MOST = 1000;

/** What differs from mail to mail. */
export interface LetterParts extends Pick<Letter, 'tone' | 'label'> {
	/** Key of the effect. */
	readonly key: string;
	/** Word in the subject, like `RESOLVED`. */
	readonly tag: string;
	readonly paragraphs: readonly string[];
	readonly facts: Letter['facts'];
	readonly sections?: Letter['sections'];
}

/** A mail on an incident: subject, what it is about, the link to its page, its place in the thread. */
export function composeLetter({ facts, rules }: EffectInput, parts: LetterParts): Letter {
	const { site } = rules.policies;
	const { key, tag, tone, label, sections = [] } = parts;
	const page = pageUrl(`incidents/${facts.id}`, rules);
	const team = rules.teams.get(facts.team)?.name ?? facts.team;
	return {
		subject: `[${tag}] ${facts.id} ${inertLine(facts.title, SUBJECT_TITLE)}`,
		tone,
		label,
		title: inertLine(facts.title, TITLE_AT_MOST),
		paragraphs: parts.paragraphs.map((text) => inertLine(text, TITLE_AT_MOST * 2)),
		facts: parts.facts.map(([name, value, url]) => {
			const text = inertLine(value, VALUE_AT_MOST);
			return url === undefined ? [name, text] : [name, text, url];
		}),
		sections: sections.filter(({ blocks }) => blocks.length > 0).map(inertSection),
		...(page && { link: { text: `Open ${facts.id}`, url: page } }),
		footer: `You get this because policies/notify.yaml${
			site ? ` of ${inertLine(site.organisation, 60)}` : ''
		} sends it to you, or because you are in the incident. Team: ${inertLine(team, 60)}.`,
		thread: threadOf(facts.id, key, site),
	};
}

function inertSection({ title, blocks }: Letter['sections'][number]): Letter['sections'][number] {
	const clean = (text: string) => inertLine(text, SECTION_LINE_AT_MOST);
	return {
		title,
		blocks: blocks.map((block) =>
			block.type === 'list' ? { ...block, items: block.items.map(clean) } : { ...block, text: clean(block.text) },
		),
	};
}

/** The address of a page of the site, undefined where policies/site.yaml names none. */
export function pageUrl(path: string, { policies }: Pick<EffectRules, 'policies'>): string | undefined {
	const base = policies.site?.url;
	return base && `${base.replace(/\/+$/, '')}/${path}`;
}

/** A person as mails name them: `Budi Hartanto (@budi)`. */
export function personName(handle: string, { teams }: Pick<EffectRules, 'teams'>): string {
	const name = findMember(handle, teams)?.name;
	return name === undefined ? handle : `${name} (${handle})`;
}

/** An action of a postmortem on one line: who, by when, and what. */
export function actionLine(
	{ id, text, owner, due, status, ticket }: PostmortemAction,
	rules: Pick<EffectRules, 'teams'>,
): string {
	const when = status === 'open' ? `due ${due}` : status;
	return `${[id, personName(owner, rules), when, ticket].filter((part) => part !== undefined).join(', ')}: ${text}`;
}

/** An instant by the clock of the company, and in UTC: `20 Nov 2026, 10:02 Asia/Jakarta (03:02 UTC)`. */
export function clockTime(instant: string, { policies }: Pick<EffectRules, 'policies'>): string {
	const zone = policies.site?.time_zone ?? 'UTC';
	const utc = `${partOf(instant, 'UTC', TIME)} UTC`;
	if (zone === 'UTC' || !isTimeZone(zone)) return `${partOf(instant, 'UTC', DAY)}, ${utc}`;
	return `${partOf(instant, zone, DAY)}, ${partOf(instant, zone, TIME)} ${zone} (${utc})`;
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

function partOf(instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
	// Month names of en-GB have changed between versions of Node ("Sept"); numbers and en-US months have not.
	const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
	const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
	if (options.day === undefined) return `${parts.get('hour')}:${parts.get('minute')}`;
	return `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`;
}

/** A time between two instants in words: `38 min`, `2 h 5 min`, `3 d 4 h`; undefined where the end is before the start. */
export function lengthBetween(start: string | undefined, end: string | undefined): string | undefined {
	const minutes = Math.round((Date.parse(end ?? '') - Date.parse(start ?? '')) / 60_000);
	if (Number.isNaN(minutes) || minutes < 0) return undefined;
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return `${hours} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
	return `${Math.floor(hours / 24)} d${hours % 24 === 0 ? '' : ` ${hours % 24} h`}`;
}
