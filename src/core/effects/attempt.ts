/** Where something was made: its id there, and its page. */
export interface MadeReference {
	readonly id: string;
	readonly url?: string;
	/** In a room, the message that is kept up to date. */
	readonly message?: string;
}

/** How a try to do an effect ended. Texts are without secrets. */
export type Attempt =
	| {
			readonly state: 'done';
			/** Addresses that were told, and those that will never be. */
			readonly sent?: readonly string[];
			readonly refused?: readonly string[];
			/** What was not quite right. */
			readonly note?: string;
			readonly reference?: MadeReference;
			/** It is gone, or people have closed it: nothing is kept up to date there any more. */
			readonly isOver?: true;
	  }
	| {
			readonly state: 'failed';
			readonly error: string;
			/** What a person should do; absent where waiting is all there is. */
			readonly help?: string;
			/** Trying again would end the same way. */
			readonly isPermanent?: boolean;
			/** It is the system and not this effect: nothing else is worth trying there in this run. */
			readonly isSystemDown?: boolean;
			/** The other side asked for so many milliseconds of peace. */
			readonly retryAfterMs?: number;
			readonly sent?: readonly string[];
			readonly refused?: readonly string[];
	  };
