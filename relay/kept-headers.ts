import { READ_HEADERS } from '../src/core/alerts/delivery.ts';

/** CloudEvents has more attributes than these; a sender that sends hundreds must not fill a file with them. */
const MAX_HEADERS = 40;
const MAX_LENGTH = 1000;
const MAX_TOTAL = 8000;

/**
 * The headers that reading a delivery may need: those that a source reads, CloudEvents attributes, and the source's
 * delivery id. Everything else stays behind, above all whatever proves who sent it.
 */
export function keptHeaders(headers: Headers, deliveryIdHeader?: string): Readonly<Record<string, string>> {
	const kept: Record<string, string> = {};
	let total = 0;
	for (const [name, value] of headers) {
		if (!READ_HEADERS.has(name) && name !== deliveryIdHeader && !name.startsWith('ce-')) continue;
		if (Object.keys(kept).length >= MAX_HEADERS || value.length > MAX_LENGTH || total + value.length > MAX_TOTAL)
			continue;
		kept[name] = value;
		total += value.length;
	}
	return kept;
}
