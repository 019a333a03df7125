import type { AlertSource, PayloadProblem, SourceEvent, SourceResult } from './alert.ts';
import { guessSource } from './guess-source.ts';
import { openEnvelope } from './open-envelope.ts';
import { redactValue } from './redact-value.ts';
import { CAPS, safeLine, sanitiseEvent } from './sanitise.ts';

/** Header by which whoever passed a delivery on says what did not fit. */
export const CUT_HEADER = 'tocsin-cut';

/** A payload with a thousand mistakes is not helped by a thousand lines. */
const MAX_PROBLEMS = 50;

/**
 * A source that cannot do harm, whatever it reads: the envelope of a direct dispatch is opened first, secrets are gone
 * before the source looks, what it returns is inert and within the caps, and a fault in its own code is a problem of
 * this one delivery and not the end of the run.
 */
export function guardSource(source: AlertSource): AlertSource {
	return {
		...source,
		read: (body, context) => {
			const opened = openEnvelope(body, source.id);
			if (!opened.ok) return refuse(opened.problems);
			const data = redactValue(opened.data);
			const result = readOrRefuse(source, data, context);
			if (result.ok) return { ok: true, events: [...result.events, ...tellCut(context.headers)].map(sanitiseEvent) };
			return refuse([...result.problems, ...hintAt(source, data, context.headers)]);
		},
	};
}

function readOrRefuse(source: AlertSource, data: unknown, context: Parameters<AlertSource['read']>[1]): SourceResult {
	try {
		return source.read(data, context);
	} catch (error) {
		const name = error instanceof Error ? error.name : 'error';
		const message = `The reader of ${source.name} failed (${name}); this is a fault in Tocsin, please report it`;
		return { ok: false, problems: [{ path: '', message }] };
	}
}

function tellCut(headers: Readonly<Record<string, string>>): readonly SourceEvent[] {
	const cut = headers[CUT_HEADER];
	if (cut === undefined) return [];
	return [{ type: 'ignored', event: 'cut', reason: `The body was too large to pass on whole; cut: ${cut}` }];
}

function hintAt(
	source: AlertSource,
	data: unknown,
	headers: Readonly<Record<string, string>>,
): readonly PayloadProblem[] {
	const guess = guessSource(data, headers);
	if (guess === undefined || guess === source.id) return [];
	return [{ path: '', message: `This looks like a body of the source ${guess}, and came as ${source.id}` }];
}

function refuse(problems: readonly PayloadProblem[]): SourceResult {
	const shown = problems.slice(0, MAX_PROBLEMS).map(({ path, message }) => ({
		path: safeLine(path, CAPS.labelValue),
		message: safeLine(message, CAPS.reason),
	}));
	const more = problems.length - shown.length;
	return { ok: false, problems: more > 0 ? [...shown, { path: '', message: `… and ${more} more problems` }] : shown };
}
