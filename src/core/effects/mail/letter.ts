/** Lines of a list, or a paragraph. */
export type Block =
	| { readonly type: 'paragraph'; readonly text: string }
	| { readonly type: 'list'; readonly items: readonly string[] };

/** What a mail says, before it is text or HTML. All texts are one line and inert, links only http and https. */
export interface Letter {
	/** At most 120 characters, fit for a header. */
	readonly subject: string;
	/** Colours the bar above the text. */
	readonly tone: 'bad' | 'good' | 'neutral';
	/** One word or two on what happened, like `Resolved`. */
	readonly label: string;
	readonly title: string;
	readonly paragraphs: readonly string[];
	readonly facts: readonly (readonly [name: string, value: string, url?: string])[];
	readonly sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
	/** The page of the incident; absent where policies/site.yaml names no address. */
	readonly link?: { readonly text: string; readonly url: string };
	/** Why this person got it. */
	readonly footer: string;
	readonly thread: Thread;
}

/** Where a mail belongs among others: the same for the same event for ever, so that a mail sent twice is one. */
export interface Thread {
	readonly messageId: string;
	/** The first mail of the incident; absent in that one. */
	readonly inReplyTo?: string;
	readonly listId: string;
}
