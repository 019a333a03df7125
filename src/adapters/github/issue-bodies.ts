import { cutText } from '../../core/alerts/inert-text.ts';
import type { RoomView } from '../../core/effects/effect.ts';
import type { Letter } from '../../core/effects/mail/letter.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { NewRoom } from '../../ports/rooms.ts';
import type { NewTicket } from '../../ports/tickets.ts';

/** GitHub takes 65 536 characters; the marker and the link have room beside these. */
const TEXT_AT_MOST = 60_000;
const CUT = 'The rest was too long for an issue.';

/** The line by which an issue of ours is found again; nobody sees it. */
export function markerOf(key: string): string {
	return `<!-- tocsin:${key} -->`;
}

/** What stands in the issue that is a room: the facts when it was opened, and who is asked in. */
export function roomBody({ view, people }: NewRoom, marker: string): string {
	return [
		...stateOf(view, marker),
		...(people.length > 0 ? [`Please join: ${people.map(({ handle }) => handle).join(' ')}`] : []),
		'This issue is the room of the incident. Talk here; facts belong into the record.',
	].join('\n\n');
}

/** The body of a room with the facts as they are now; what stands below them is kept. */
export function changedRoomBody(body: string, view: RoomView, marker: string): string {
	const parts = body.replaceAll('\r\n', '\n').split('\n\n');
	const table = parts.findIndex((part) => part.startsWith('| | |\n'));
	// Where somebody took the table out, it stands above what they wrote.
	const rest = table < 0 ? parts.filter((part) => part !== marker) : parts.slice(table + 1);
	return [...stateOf(view, marker), ...rest].join('\n\n');
}

function stateOf({ letter }: RoomView, marker: string): readonly string[] {
	const rows = letter.facts.map(([name, value, url]) => `| ${name} | ${linked(value, url)} |`);
	return [
		marker,
		`**${inertMarkdown(letter.label)}**${letter.link ? `: ${linked(letter.link.text, letter.link.url)}` : ''}`,
		['| | |', '|---|---|', ...rows].join('\n'),
	];
}

/** What stands in the issue that is a ticket. */
export function ticketBody({ lines, link }: NewTicket, marker: string): string {
	return [marker, paragraphs(lines), ...(link ? [linked('Read more', link)] : [])].join('\n\n');
}

/** What stands in a comment on one. */
export function commentBody(lines: readonly string[], marker: string): string {
	return `${marker}\n\n${paragraphs(lines)}`;
}

function paragraphs(lines: readonly string[]): string {
	const text = lines.map(inertMarkdown).join('\n\n');
	// A character takes two at most, so that a cut never leaves half an escape behind.
	if (text.length <= TEXT_AT_MOST) return text;
	const plain = lines.join('\n\n');
	return [
		...cutText(plain, TEXT_AT_MOST / 2)
			.split('\n\n')
			.map(inertMarkdown),
		CUT,
	].join('\n\n');
}

function linked(text: string, url: Letter['facts'][number][2]): string {
	return url === undefined
		? inertMarkdown(text)
		: `[${inertMarkdown(text)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
