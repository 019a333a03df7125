import { durationMs } from '../../src/core/time/duration.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import { MONITORS, type Monitor, type StoryAlert, type StoryEvent } from './story.ts';

/** Midnight at which every story's first day begins: a Monday. */
const DAY_ONE = Date.parse('2026-03-02T00:00:00Z');
const DAY = 86_400_000;
/** What a webhook takes on its way, unless the story says when it arrived. */
const TRAVEL = 2_000;

const LINE = /^(?:day (\d+) )?(\d\d:\d\d(?::\d\d)?) (\S+) (.+)$/;
const RANGE = /^([a-z]+)(\d+)\.\.\1(\d+)$/;
const SEVERITIES: readonly string[] = ['critical', 'high', 'warning', 'low', 'info'];
const VERBS: readonly string[] = ['fire', 'repeat', 'ack', 'resolve'] satisfies StoryEvent['type'][];

/** What is wrong in a line; the number counts from 1 within the block. */
export interface LineProblem {
	readonly line: number;
	readonly message: string;
}

/** What the lines said so far. */
interface Book {
	readonly alerts: Map<string, StoryAlert>;
	/** How often each alert has fired, and since when it does. */
	readonly firings: Map<string, { readonly count: number; readonly since: number }>;
	readonly events: { readonly at: number; readonly event: StoryEvent }[];
	latest: number;
}

/** A line taken apart: what it is about, and the words that say more. */
interface Words {
	readonly subject: readonly string[];
	readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads lines like `02:03 fire checkout-api HighErrorRate "5xx above 5 %" as c1`, `02:40 resolve c1`; the events come
 * in order of time. `README.md` has the whole language.
 */
export function parseEvents(block: string): { readonly events: StoryEvent[]; readonly problems: LineProblem[] } {
	const book: Book = { alerts: new Map(), firings: new Map(), events: [], latest: Number.NEGATIVE_INFINITY };
	const problems: LineProblem[] = [];
	for (const [index, text] of block.split('\n').entries()) {
		if (text.trim() === '' || text.startsWith('#')) continue;
		const message = readLine(text.trim(), book);
		if (message !== undefined) problems.push({ line: index + 1, message });
	}
	return { events: book.events.sort((a, b) => a.at - b.at).map(({ event }) => event), problems };
}

/** The ids of words like `c1 p1..p20`. */
export function expandIds(words: readonly string[]): string[] {
	return words.flatMap((word) => {
		const [, letters, first, last] = RANGE.exec(word) ?? [];
		if (letters === undefined) return [word];
		const count = Math.max(Number(last) - Number(first) + 1, 0);
		return Array.from({ length: count }, (_, index) => `${letters}${Number(first) + index}`);
	});
}

/** Midnight of a story's day, in milliseconds since 1970. */
export function momentOf(clock: string, day = 1): number {
	const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
	return DAY_ONE + (day - 1) * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

function readLine(text: string, book: Book): string | undefined {
	const [, day, clock = '', verb = '', rest = ''] = LINE.exec(text) ?? [];
	if (clock === '') return `Unexpected line "${text}", expected a time, a verb and an alert`;
	if (!VERBS.includes(verb)) return `Unexpected verb "${verb}", expected one of ${VERBS.join(', ')}`;
	const at = momentOf(clock, Number(day ?? 1));
	if (at < book.latest) return `Unexpected time ${clock}, expected one not before the line above`;
	book.latest = at;
	const words = takeApart(rest);
	if (typeof words === 'string') return words;
	const ids = idsOf(verb, words, book);
	if (typeof ids === 'string') return ids;
	const every = words.options.get('every');
	const arriving = words.options.get('arriving');
	for (const [index, id] of ids.entries()) {
		const moment = at + index * (every ? durationMs(every) : 0);
		const received = arriving ? momentOf(arriving, Number(day ?? 1)) : moment + TRAVEL;
		note(book, id, { type: verb as StoryEvent['type'], at: moment, received });
	}
	return undefined;
}

const OPTIONS: readonly string[] = ['as', 'via', 'on', 'every', 'arriving'];

function takeApart(rest: string): Words | string {
	const subject: string[] = [];
	const options = new Map<string, string>();
	const words = (rest.match(/"[^"]*"|\S+/g) ?? []).values();
	for (const word of words) {
		if (OPTIONS.includes(word)) {
			const { value } = words.next();
			if (value === undefined) return `Unexpected end after "${word}", expected its value`;
			options.set(word, value);
		} else if (SEVERITIES.includes(word)) options.set('severity', word);
		else subject.push(word);
	}
	const via = options.get('via');
	if (via !== undefined && !MONITORS.includes(via as Monitor)) {
		return `Unexpected monitor "${via}", expected one of ${MONITORS.join(', ')}`;
	}
	return { subject, options };
}

/** The alerts that a line is about, new ones noted. */
function idsOf(verb: string, words: Words, book: Book): readonly string[] | string {
	const as = words.options.get('as');
	if (verb === 'fire' && as !== undefined) {
		const ids = expandIds([as]);
		const taken = ids.find((id) => book.alerts.has(id));
		if (taken !== undefined) return `Unexpected id "${taken}", expected one that no alert above has`;
		for (const id of ids) {
			const alert = newAlert(id, words);
			if (typeof alert === 'string') return alert;
			book.alerts.set(id, alert);
		}
		return ids;
	}
	const ids = expandIds(words.subject);
	for (const id of ids) {
		const alert = book.alerts.get(id);
		if (!alert) return `Unexpected alert "${id}", expected one that has fired above (a new one ends with "as c1")`;
		if (verb === 'ack' && alert.monitor !== 'pagerduty')
			return `Unexpected ack of "${id}", expected an alert via pagerduty`;
	}
	return ids;
}

function newAlert(id: string, { subject, options }: Words): StoryAlert | string {
	const [service, ...names] = subject;
	const title = names.find((word) => word.startsWith('"'));
	const name = names.find((word) => !word.startsWith('"'));
	const monitor = (options.get('via') ?? 'prometheus') as Monitor;
	if (service === undefined || title === undefined || names.length > 2) {
		return `Unexpected alert "${subject.join(' ')}", expected a service, a name and a "title"`;
	}
	if (monitor === 'prometheus' && name === undefined) return `Unexpected lack of a name, expected one before ${title}`;
	const numbered = (text: string) => text.replaceAll('"', '').replaceAll('{n}', id.replace(/^\D+/, ''));
	const instance = options.get('on');
	return {
		id,
		service: numbered(service),
		name,
		title: numbered(title),
		monitor,
		severity: options.get('severity') ?? 'critical',
		...(instance !== undefined && { instance: numbered(instance) }),
	};
}

function note(
	book: Book,
	id: string,
	{ type, at, received }: { readonly type: StoryEvent['type']; readonly at: number; readonly received: number },
): void {
	if (type === 'fire') book.firings.set(id, { count: (book.firings.get(id)?.count ?? 0) + 1, since: at });
	const { count, since } = book.firings.get(id)!;
	const firing = count === 1 ? id : `${id}#${count}`;
	const times = { at: fromEpochMs(at), since: fromEpochMs(since), received: fromEpochMs(received) };
	book.events.push({ at, event: { type, alert: book.alerts.get(id)!, firing, ...times } });
}
