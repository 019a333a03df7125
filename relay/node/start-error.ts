/** Something cannot start, for a reason that a person can remove. */
export class StartError extends Error {
	/** What to do. */
	readonly help: string;

	constructor(message: string, help: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'StartError';
		this.help = help;
	}
}
