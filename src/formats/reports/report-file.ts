/** A report that is posted as the one comment of a pull request, as a file between two jobs. */
export interface ReportFile {
	/** Which report it is: `check`, `backtest`. By it the comment of an earlier run is found again. */
	readonly name: string;
	/** Whether it says nothing that somebody must hear: it may replace an earlier comment, and makes none of its own. */
	readonly isQuiet: boolean;
	/** Markdown. */
	readonly text: string;
}

const MARKER = /^<!-- tocsin-([a-z]+(?:-[a-z]+)*) -->\n/;
const QUIET = '<!-- tocsin: quiet -->\n';

/** The line that the comment of a report begins with, and no other. */
export function reportMarker(name: string): string {
	return `<!-- tocsin-${name} -->`;
}

/** The text of a report file: its marker, whether it is quiet, and the report. */
export function printReportFile({ name, isQuiet, text }: ReportFile): string {
	return `${reportMarker(name)}\n${isQuiet ? QUIET : ''}${text}`;
}

/** Reads a report file; undefined where it lacks the marker of one. */
export function readReportFile(content: string): ReportFile | undefined {
	const [line, name] = MARKER.exec(content) ?? [];
	if (line === undefined || name === undefined) return undefined;
	const rest = content.slice(line.length);
	const isQuiet = rest.startsWith(QUIET);
	return { name, isQuiet, text: isQuiet ? rest.slice(QUIET.length) : rest };
}
