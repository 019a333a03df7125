/** Where a text stops being JSON; `line` and `column` count from 1. */
export interface JsonError {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const EXPECTED: Readonly<Record<Expecting, string>> = {
	value: 'a value',
	'value-or-end': 'a value or "]"',
	key: 'a key in double quotes',
	'key-or-end': 'a key in double quotes or "}"',
	colon: '":"',
	'comma-or-end': '"," or the end of the list or object',
	nothing: 'nothing more',
};

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Finds the first place where `text` breaks the JSON grammar, or undefined where it does not.
 * Engines word this differently and quote the text, which a relay must not send back; hence our own scan.
 */
export function findJsonError(text: string): JsonError | undefined {
	const scan: Scan = { text, at: 0, open: [], expecting: 'value' };
	for (;;) {
		scan.at = skip(SPACE, text, scan.at);
		if (scan.at === text.length) {
			return scan.expecting === 'nothing' ? undefined : describe(scan, 'the end of the body');
		}
		const problem = step(scan);
		if (problem) return describe(scan, problem);
	}
}

interface Scan {
	readonly text: string;
	at: number;
	readonly open: ('{' | '[')[];
	expecting: Expecting;
}

/** Moves over one token, or says what was found instead of an expected one. */
function step(scan: Scan): string | undefined {
	const character = scan.text[scan.at]!;
	const { expecting } = scan;
	if (expecting === 'nothing') return 'more text';
	if (expecting === 'colon' || expecting === 'comma-or-end') return stepMark(scan, character);
	if (character === ']' && expecting === 'value-or-end') return close(scan);
	if (character === '}' && expecting === 'key-or-end') return close(scan);
	if (character === '"') return stepString(scan);
	if (expecting === 'key' || expecting === 'key-or-end') return 'something else';
	if (character === '{' || character === '[') {
		scan.open.push(character);
		scan.expecting = character === '{' ? 'key-or-end' : 'value-or-end';
		scan.at += 1;
		return undefined;
	}
	const end = skip(SCALAR, scan.text, scan.at);
	if (end === scan.at) return 'something else';
	scan.at = end;
	finishValue(scan);
	return undefined;
}

function stepMark(scan: Scan, character: string): string | undefined {
	if (scan.expecting === 'colon') {
		if (character !== ':') return 'something else';
		scan.expecting = 'value';
	} else if (character === ',') {
		scan.expecting = scan.open.at(-1) === '{' ? 'key' : 'value';
	} else if (character === (scan.open.at(-1) === '{' ? '}' : ']')) {
		return close(scan);
	} else {
		return 'something else';
	}
	scan.at += 1;
	return undefined;
}

function stepString(scan: Scan): string | undefined {
	let at = scan.at + 1;
	for (;;) {
		const character = scan.text[at];
		if (character === '"') break;
		if (character === '\\') {
			const end = skip(ESCAPE, scan.text, at);
			if (end === at && at + 6 <= scan.text.length) return moveTo(scan, at, 'an escape that JSON does not know');
			at = end === at ? scan.text.length : end;
		} else if (character === undefined) {
			return moveTo(scan, scan.text.length, 'the end of the body inside a text');
		} else if (character < ' ') {
			return moveTo(scan, at, 'a control character inside a text');
		} else {
			at += 1;
		}
	}
	scan.at = at + 1;
	if (scan.expecting === 'key' || scan.expecting === 'key-or-end') scan.expecting = 'colon';
	else finishValue(scan);
	return undefined;
}

function moveTo(scan: Scan, at: number, problem: string): string {
	scan.at = at;
	return problem;
}

function close(scan: Scan): undefined {
	scan.open.pop();
	scan.at += 1;
	finishValue(scan);
}

function finishValue(scan: Scan): void {
	scan.expecting = scan.open.length === 0 ? 'nothing' : 'comma-or-end';
}

function skip(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

function describe(scan: Scan, found: string): JsonError {
	const before = scan.text.slice(0, scan.at);
	const line = before.split('\n').length;
	const column = scan.at - before.lastIndexOf('\n');
	const expected =
		found.includes(' inside ') || found.startsWith('an escape') ? '' : `, expected ${EXPECTED[scan.expecting]}`;
	return { line, column, message: `Unexpected ${found} at line ${line}, column ${column}${expected}` };
}
