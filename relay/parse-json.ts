import { findJsonError } from './find-json-error.ts';

export type JsonResult =
	| { readonly ok: true; readonly value: unknown }
	/** `text` where the body is text but breaks the grammar of JSON. */
	| { readonly ok: false; readonly message: string; readonly text?: string };

/** Parses the bytes of a JSON body of bounded depth; the message says where it breaks and never quotes it. */
export function parseJson(bytes: Uint8Array, maxDepth: number): JsonResult {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { ok: false, message: 'The body is not UTF-8 text' };
	}
	if (text.trim() === '') return { ok: false, message: 'The body is empty, expected JSON' };
	if (isDeeperThan(text, maxDepth)) {
		return { ok: false, message: `The body nests more than ${maxDepth} lists and objects in each other` };
	}
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch {
		const message = `The body is not JSON: ${findJsonError(text)?.message ?? 'it breaks the grammar'}`;
		return { ok: false, message, text };
	}
}

/** Whether brackets outside of texts nest deeper; parsing is safe at any depth, but what walks the value later is not. */
function isDeeperThan(text: string, max: number): boolean {
	let depth = 0;
	let inside = false;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (inside) {
			if (code === 0x5c) at += 1;
			else if (code === 0x22) inside = false;
		} else if (code === 0x22) inside = true;
		else if (code === 0x7b || code === 0x5b) {
			depth += 1;
			if (depth > max) return true;
		} else if (code === 0x7d || code === 0x5d) depth -= 1;
	}
	return false;
}
