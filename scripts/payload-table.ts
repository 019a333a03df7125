/** What becomes of example bodies: the table of docs/payloads.md, and of any folder laid out as `<source>/<file>.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { SOURCES, type SourceEvent, type SourceId, type SourceResult } from '../src/core/alerts/alert.ts';
import type { Delivery } from '../src/core/alerts/delivery.ts';
import { parseEnvelope } from '../src/core/alerts/parse-envelope.ts';
import { readDelivery } from '../src/core/alerts/read-delivery.ts';

export interface PayloadRow {
	/** Folder of the file. */
	readonly folder: string;
	readonly file: string;
	/** What the source calls it, or what it is instead of a delivery. */
	readonly what: string;
	/** `taken`: an alert or a note; `ignored` and `refused` by name. */
	readonly verdict: 'taken' | 'ignored' | 'refused';
	/** One line an event, or the sentence of the refusal. */
	readonly became: readonly string[];
}

/** Folders that are named for a version or a way of sending. */
const FOLDERS: ReadonlyMap<string, SourceId> = new Map([
	['cloudwatch-sns', 'cloudwatch'],
	['alertmanager-real', 'alertmanager'],
	['pagerduty-v3', 'pagerduty'],
	['pagerduty-events-v2', 'pagerduty-events'],
]);

/** What `repository_dispatch` brings: bodies of any source, each in its envelope. */
const DISPATCHES = new Set(['github']);

/** In binary mode a CloudEvent has its attributes in headers, which a file does not hold. */
const BINARY_HEADERS = {
	'ce-specversion': '1.0',
	'ce-id': '1',
	'ce-source': '/queue-watch',
	'ce-type': 'com.example.queue-depth.alert.firing',
	'ce-subject': 'queue/payments',
};

const RECEIVED = '2026-11-20T03:02:12.000Z';

/** A row for every JSON file below a folder, sorted by path. */
export function readPayloads(directory: string): readonly PayloadRow[] {
	const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
	return files.toSorted().map((path) => {
		const [folder = '', ...rest] = path.split(sep);
		const file = rest.join('/');
		if (file === '') return refuse('.', path, 'It lies in no folder of a source, and is a list rather than a body');
		return readPayload(folder, file, JSON.parse(readFileSync(join(directory, path), 'utf8')));
	});
}

/** The row of one parsed file. */
export function readPayload(folder: string, file: string, content: unknown): PayloadRow {
	if (isVector(content)) return refuse(folder, file, 'A vector to test signatures with, not a body');
	const { body, headers } = unwrapRecording(content);
	if (DISPATCHES.has(folder)) return readDispatch(folder, file, body);
	const source = FOLDERS.get(folder) ?? SOURCES.find((id) => id === folder);
	if (source === undefined) return refuse(folder, file, `No source is named "${folder}"`);
	const isBinary = source === 'cloudevents' && basename(file).startsWith('binary');
	const delivery = { schema: 1, id: 'example', source, received: RECEIVED, data: body } as const;
	return describe(folder, file, readDelivery({ ...delivery, headers: isBinary ? BINARY_HEADERS : headers }));
}

function readDispatch(folder: string, file: string, body: unknown): PayloadRow {
	if (hasKeys(body, ['action', 'issue'])) return refuse(folder, file, "GitHub's event of an issue, not of a dispatch");
	const { deliveries, problems } = parseEnvelope(body, { received: RECEIVED, id: 'run' });
	const results = deliveries.map((delivery: Delivery) => readDelivery(delivery));
	const events = results.flatMap((result) => (result.ok ? result.events : []));
	const refused = [...problems, ...results.flatMap((result) => (result.ok ? [] : result.problems))];
	return describe(folder, file, refused.length > 0 ? { ok: false, problems: refused } : { ok: true, events });
}

function describe(folder: string, file: string, result: SourceResult): PayloadRow {
	if (!result.ok) return refuse(folder, file, result.problems.map(({ message }) => message).join('; '));
	const counted = new Map<string, number>();
	for (const line of result.events.map(lineOf)) counted.set(line, (counted.get(line) ?? 0) + 1);
	const became = [...counted].map(([line, times]) => (times === 1 ? line : `${times} × ${line}`));
	const what = [...new Set(result.events.map(nameOf))].join(', ');
	const verdict = result.events.every(({ type }) => type === 'ignored') ? 'ignored' : 'taken';
	return { folder, file, what, verdict, became };
}

function refuse(folder: string, file: string, sentence: string): PayloadRow {
	return { folder, file, what: 'no delivery', verdict: 'refused', became: [`refused: ${sentence}`] };
}

function nameOf(event: SourceEvent): string {
	return event.type === 'alert' ? event.alert.event : event.type === 'note' ? event.note.event : event.event;
}

function lineOf(event: SourceEvent): string {
	switch (event.type) {
		case 'alert':
			return `${event.alert.state} · ${event.alert.name} · ${shapeOf(event.alert.fingerprint)}`;
		case 'note':
			return `note (${event.note.kind}) · ${shapeOf(event.note.fingerprint)}`;
		case 'ignored':
			return `ignored: ${event.reason}`;
		default:
			return event satisfies never;
	}
}

/** The fingerprint with what differs from alert to alert as a word. */
function shapeOf(fingerprint: string): string {
	return fingerprint
		.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12,13}/gi, '{uuid}')
		.replace(/(?<![0-9a-z])[0-9a-f]{16,64}(?![0-9a-z])/gi, '{hash}')
		.replace(/(?<![0-9a-z])\d{3,}(?![0-9a-z])/gi, '{number}');
}

function isVector(content: unknown): boolean {
	return hasKeys(content, ['header', 'secret', 'valid']);
}

/** A recorded request holds the body beside its headers. */
function unwrapRecording(content: unknown): { readonly body: unknown; readonly headers: Record<string, string> } {
	if (!hasKeys(content, ['receivedAt', 'headers', 'body'])) return { body: content, headers: {} };
	return content as { readonly body: unknown; readonly headers: Record<string, string> };
}

function hasKeys(value: unknown, keys: readonly string[]): boolean {
	return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}

/** The rows as a Markdown table. */
export function payloadTable(rows: readonly PayloadRow[]): string {
	const lines = rows.map(({ folder, file, what, became }) => {
		const cells = [folder, file.replace(/\.json$/, ''), what].map(inert);
		return `| ${[...cells, became.map(inert).join('<br>')].join(' | ')} |`;
	});
	return ['| source | file | what it is | what became of it |', '|---|---|---|---|', ...lines].join('\n');
}

/** Text that stays text in a cell. */
function inert(text: string): string {
	return text.replace(/[\\`*_<>|[\]]/g, '\\$&');
}
