/** A feed before it has a format; addresses are absolute, times RFC 3339 in UTC. */
export interface Feed {
	readonly title: string;
	readonly organisation: string;
	/** The site's front page. */
	readonly home: string;
	/** Where this feed is. */
	readonly self: string;
	/** When its newest entry happened. */
	readonly updated: string;
	/** Stays the same wherever the site moves within its host. */
	readonly id: string;
	readonly entries: readonly FeedEntry[];
}

/** Something that happened to an incident. */
export interface FeedEntry {
	/** The same for the same event for ever, so that readers show it once. */
	readonly id: string;
	readonly title: string;
	/** Plain text. */
	readonly summary: string;
	readonly at: string;
	readonly url: string;
	readonly tags: readonly string[];
}
