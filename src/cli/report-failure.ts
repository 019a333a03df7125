import { StartError } from '../../relay/node/start-error.ts';
import { RepositoryError } from '../ports/repository.ts';
import { EXIT } from './output.ts';

/** Says what went wrong in words, with the way out where it is known; a bug shows its stack. Returns the exit code. */
export function reportFailure(error: unknown): number {
	if (error instanceof RepositoryError || error instanceof StartError) {
		process.stderr.write(`tocsin: ${error.message}\n  help: ${error.help}\n`);
		return EXIT.environment;
	}
	if (error instanceof UsageError) {
		process.stderr.write(`tocsin: ${error.message}\n`);
		return EXIT.environment;
	}
	process.stderr.write(
		`tocsin: this is a bug, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
	);
	return EXIT.environment;
}

/** The command was used in a way that cannot work; the message says what to do instead. */
export class UsageError extends Error {}
