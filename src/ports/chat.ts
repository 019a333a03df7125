import type { Attempt } from '../core/effects/attempt.ts';
import type { Letter } from '../core/effects/mail/letter.ts';

/** A message for a channel. */
export interface ChatMessage {
	/** The same for the same message for ever, like `INC-2026-0042/chat/triggered/1/major-incidents`. */
	readonly key: string;
	/** As the route names it, like `#major-incidents`. */
	readonly channel: string;
	readonly letter: Letter;
	/** Message that it goes under. */
	readonly thread?: string;
	/** Shown in the channel too, though it goes under another message. */
	readonly isLoud: boolean;
	/** It was tried before, so it may have been posted. */
	readonly isRetry: boolean;
}

/** Where channels are told. */
export interface Chat {
	/** Posts a message; where it can, it looks first whether it was posted. Never throws. */
	post(message: ChatMessage): Promise<Attempt>;
}
