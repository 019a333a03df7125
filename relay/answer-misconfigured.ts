import { SettingsError } from './read-github-settings.ts';
import { answerRefusal } from './refusal.ts';

/** The answer of a relay that cannot start for want of a variable: senders try again later. Other errors are thrown on. */
export function answerMisconfigured(error: unknown): Response {
	if (!(error instanceof SettingsError)) throw error;
	return answerRefusal({
		status: 503,
		code: 'not-configured',
		message: error.message,
		headers: { 'retry-after': '60' },
	});
}
