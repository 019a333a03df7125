/** Something that is missing or wrong in a set-up, and what to do about it. Never holds a secret. */
export interface DoctorFinding {
	/** `area/what`; the same for the same trouble. */
	readonly id: `${'records' | 'settings' | 'git' | 'engine' | 'github' | 'relay'}/${string}`;
	/** *Unexpected X, expected Y*. */
	readonly message: string;
	readonly help: string;
}
