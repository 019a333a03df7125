import type { ImportLoss } from './imported-incident.ts';
import { importedInstant, importedTitle } from './imported-text.ts';

/** A value in JSON with its place, so that whatever is not taken over can be named. */
export interface JsonField {
	readonly value: unknown;
	readonly path: string;
	readonly file: string;
	readonly losses: ImportLoss[];
}

/** The field of an object, undefined in any other value. */
export function fieldOf(field: JsonField, key: string): JsonField {
	const { value } = field;
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	const own = isObject && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
	return { ...field, value: own, path: field.path === '' ? key : `${field.path}.${key}` };
}

/** The items of a list, none of any other value. */
export function listOf(field: JsonField): readonly JsonField[] {
	if (!Array.isArray(field.value)) return [];
	return field.value.map((value, index) => ({ ...field, value, path: `${field.path}[${index}]` }));
}

/** Text of a field, numbers as text; empty where there is none. */
export function textOf({ value }: JsonField): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The instant of a field, undefined where there is none; one that cannot be read is a loss. */
export function timeOf(field: JsonField): string | undefined {
	if (field.value === undefined || field.value === null || field.value === '') return undefined;
	const instant = typeof field.value === 'string' ? importedInstant(field.value) : undefined;
	if (instant === undefined) lose(field, 'is no time that can be read; left out');
	return instant;
}

/** Notes that something was not taken over as it was. */
export function lose({ file, path, losses }: JsonField, message: string): void {
	losses.push({ file, field: path, message });
}

/** Notes every key of an object that was not read and holds something. */
export function loseOthers(field: JsonField, read: ReadonlySet<string>): void {
	for (const [key, value] of Object.entries(field.value ?? {})) {
		const isEmpty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
		if (!read.has(key) && !isEmpty) lose(fieldOf(field, importedTitle(key)), 'has no place in an incident; left out');
	}
}

/** The incidents of a JSON export: a list of them, `{incidents: [...]}`, `{incident: {...}}`, or one incident alone. */
export function incidentsIn(
	file: string,
	text: string,
): { readonly fields: readonly JsonField[]; readonly losses: ImportLoss[] } {
	const losses: ImportLoss[] = [];
	const root: JsonField = { value: parseJson(text), path: '', file, losses };
	if (root.value === undefined) {
		lose(root, 'is not JSON; nothing was read');
		return { fields: [], losses };
	}
	if (Array.isArray(root.value)) return { fields: listOf(root), losses };
	const [list, single] = [fieldOf(root, 'incidents'), fieldOf(root, 'incident')];
	if (Array.isArray(list.value)) return { fields: listOf(list), losses };
	if (single.value !== undefined) return { fields: [single], losses };
	if (fieldOf(root, 'id').value !== undefined) return { fields: [root], losses };
	lose(root, 'holds no incidents; expected a list, or an object with "incidents" or "incident"');
	return { fields: [], losses };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
