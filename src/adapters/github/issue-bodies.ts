import type { Letter } from '../../core/effects/mail/letter.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { NewRoom } from '../../ports/rooms.ts';
import type { NewTicket } from '../../ports/tickets.ts';

/** The line by which an issue of ours is found again; nobody sees it. */
export function markerOf(key: string): string {
	return `<!-- tocsin:${key} -->`;
}

/** What stands in the issue that is a room: the facts when it was opened, and who is asked in. */
export function roomBody({ letter, people }: NewRoom, marker: string): string {
	const rows = letter.facts.map(([name, value, url]) => `| ${name} | ${linked(value, url)} |`);
	return [
		marker,
		`**${inertMarkdown(letter.label)}**${letter.link ? `: ${linked(letter.link.text, letter.link.url)}` : ''}`,
		['| | |', '|---|---|', ...rows].join('\n'),
		...(people.length > 0 ? [`Please join: ${people.join(' ')}`] : []),
		'This issue is the room of the incident. Talk here; facts belong into the record.',
	].join('\n\n');
}

/** What stands in the issue that is a ticket. */
export function ticketBody({ lines, link }: NewTicket, marker: string): string {
	return [marker, ...lines.map(inertMarkdown), ...(link ? [linked('Read more', link)] : [])].join('\n\n');
}

function linked(text: string, url: Letter['facts'][number][2]): string {
	return url === undefined
		? inertMarkdown(text)
		: `[${inertMarkdown(text)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
