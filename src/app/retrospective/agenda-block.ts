const CLOSING = '<!-- end of the agenda: write below, it stays -->';

/** The line by which the agenda of a period (`2026-11`) is found again. */
export function agendaMarker(period: string): string {
	return `<!-- tocsin-retrospective ${period} -->`;
}

/** The text with the agenda of the period in it, in place of the one that was there; what people wrote around it stays. */
export function withAgenda(existing: string, period: string, agenda: string): string {
	const marker = agendaMarker(period);
	const block = `${marker}\n${agenda.trimEnd()}\n\n${CLOSING}\n`;
	const start = existing.indexOf(marker);
	if (start < 0) return `${existing}${block}`;
	const end = existing.indexOf(CLOSING, start);
	// Without its end nobody knows where the words of people begin.
	const rest = end < 0 ? existing.slice(start + marker.length) : existing.slice(end + CLOSING.length);
	return `${existing.slice(0, start)}${block}${rest.replace(/^\n/, '')}`;
}
