import type { LogLine } from '../log-line.ts';

/** A log line in words for somebody at a terminal; undefined for one that they need not see. */
export function describeLogLine(line: LogLine): string | undefined {
	switch (line.event) {
		case 'kept':
			return `alert from ${line.source} kept`;
		case 'kept-before':
			return `alert from ${line.source} had been kept before`;
		case 'taken':
			return undefined;
		case 'refused':
			return `alert from ${line.source} refused: ${line.code} (${line.status})`;
		case 'not-taken':
			return [`alerts wait: ${line.message}`, line.help, retryOf(line)].filter((part) => part !== undefined).join('. ');
		case 'subscribed':
			return `subscribed to ${line.topic}`;
		case 'unsubscribed':
			return `${line.topic} was told to send no more alerts; subscribe again if nobody meant it`;
		case 'paged':
			return `paged ${line.target}${line.message === undefined ? '' : ` (${line.message})`}`;
		case 'not-paged':
			return `COULD NOT PAGE ${line.target}: ${line.message}`;
		case 'done':
			return `${line.key} done`;
		case 'not-done':
			return `${line.key} failed: ${line.message}`;
		// What takes no commit is said when alerts wait for it.
		case 'tick-failed':
			return line.tick === 'time' ? undefined : `${line.tick} failed: ${line.code}`;
		case 'set-aside':
			return `set aside ${line.file}: ${line.reason ?? line.message}`;
		default:
			return `${line.event}: ${line.message ?? line.code ?? ''}`;
	}
}

function retryOf({ retryMs }: LogLine): string | undefined {
	return typeof retryMs === 'number' ? `Next try in ${Math.max(1, Math.round(retryMs / 1000))} s` : undefined;
}
