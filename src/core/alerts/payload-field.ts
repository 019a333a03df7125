import type { PayloadProblem, SourceEvent, SourceResult } from './alert.ts';
import { inertLine } from './inert-text.ts';
import { isZeroTime, readInstant } from './read-instant.ts';
import { redactText } from './redact.ts';

/** One place in a payload: what is there, its JSON path, and where reading it puts what it finds wrong. */
export interface PayloadField {
	readonly value: unknown;
	/** Like `event.data.id`; empty for the whole body. */
	readonly path: string;
	readonly findings: PayloadFindings;
}

/** What reading a payload found: problems refuse it; doubts leave out one value and are told. */
export interface PayloadFindings {
	readonly problems: PayloadProblem[];
	readonly doubts: PayloadProblem[];
}

/** Reads a whole body: the events of `read`, and an ignored event for each doubt; or all problems at once. */
export function readPayload(body: unknown, read: (root: PayloadField) => readonly SourceEvent[]): SourceResult {
	const findings: PayloadFindings = { problems: [], doubts: [] };
	const root: PayloadField = { value: body, path: '', findings };
	const events = requireObject(root) ? read(root) : [];
	if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
	return { ok: true, events: [...events, ...findings.doubts.map(toIgnored)] };
}

/**
 * Reads the items of a list, each on its own: one bad item among good ones becomes an ignored event that names it,
 * so that it does not take the others with it. Where all are bad, their problems refuse the payload.
 */
export function readEach(
	items: readonly PayloadField[],
	read: (item: PayloadField) => readonly SourceEvent[],
): readonly SourceEvent[] {
	const refused: PayloadField[] = [];
	const events = items.flatMap((item) => {
		const own = { ...item, findings: { problems: [], doubts: [] } };
		const found = read(own);
		if (own.findings.problems.length === 0) return [...found, ...own.findings.doubts.map(toIgnored)];
		refused.push(own);
		return [{ type: 'ignored', event: item.path, reason: sentence(own.findings.problems) } as const];
	});
	if (items.length === 0 || refused.length < items.length) return events;
	for (const item of refused) items[0]?.findings.problems.push(...item.findings.problems);
	return [];
}

/** The field below a key; a missing one holds undefined. Never a key that every object inherits. */
export function fieldAt(parent: PayloadField, key: string): PayloadField {
	const path = parent.path === '' ? key : `${parent.path}.${key}`;
	const holder = parent.value;
	const value =
		isObject(holder) && Object.hasOwn(holder, key) ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
	return { value, path, findings: parent.findings };
}

/** The items of a list, none where it is no list. */
export function itemsOf(field: PayloadField): readonly PayloadField[] {
	if (!Array.isArray(field.value)) return [];
	return field.value.map((value, index) => ({ value, path: `${field.path}[${index}]`, findings: field.findings }));
}

/** Keys and values of an object that hold a text, number or boolean, the latter as text. */
export function textEntries(field: PayloadField): readonly (readonly [string, string])[] {
	if (!isObject(field.value)) return [];
	return Object.keys(field.value).flatMap((key) => {
		const text = textOf(fieldAt(field, key));
		return text === undefined ? [] : [[key, text] as const];
	});
}

/** Text of an optional field; numbers and booleans as text; undefined where there is nothing to read. */
export function textOf(field: PayloadField): string | undefined {
	const { value } = field;
	if (typeof value === 'string') return value.trim() === '' ? undefined : value;
	if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
	return undefined;
}

/** Text of a field that has to be there; where it is not, a problem and the empty text. */
export function requireText(field: PayloadField): string {
	const text = textOf(field);
	if (text === undefined) addProblem(field, 'text');
	return text ?? '';
}

/** True where the field is an object; else a problem. */
export function requireObject(field: PayloadField): boolean {
	if (isObject(field.value)) return true;
	addProblem(field, 'an object');
	return false;
}

/** The items of a list that has to be there; where it is not, a problem and no items. */
export function requireItems(field: PayloadField): readonly PayloadField[] {
	if (!Array.isArray(field.value)) addProblem(field, 'a list');
	return itemsOf(field);
}

/** The instant in an optional field; one that cannot be read is a doubt, since no alert is lost for its clock. */
export function instantOf(field: PayloadField): string | undefined {
	const text = textOf(field);
	if (text === undefined || isZeroTime(text)) return undefined;
	const instant = readInstant(text);
	if (instant === undefined) {
		const message = `${unexpected(field)}, expected a time like 2026-11-20T03:02:11Z; the time of receipt is used`;
		field.findings.doubts.push({ path: field.path, message });
	}
	return instant;
}

/** Notes that a field is not what it has to be; `help` says what to do instead. */
export function addProblem(field: PayloadField, expected: string, help?: string): void {
	const message = `${unexpected(field)}, expected ${expected}${help === undefined ? '' : `. ${help}`}`;
	field.findings.problems.push({ path: field.path, message });
}

/** True for a JSON object (not a list, not null). */
export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unexpected({ value, path }: PayloadField): string {
	return `Unexpected ${describe(value)}${path === '' ? ' as the body' : ` at ${path}`}`;
}

function describe(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'list';
	if (typeof value === 'string') return JSON.stringify(inertLine(redactText(value), 60));
	return isObject(value) ? 'object' : String(value);
}

function sentence(problems: readonly PayloadProblem[]): string {
	return problems.map(({ message }) => message).join('; ');
}

function toIgnored({ path, message }: PayloadProblem): SourceEvent {
	return { type: 'ignored', event: path, reason: message };
}
