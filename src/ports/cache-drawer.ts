/** A place for one text that may be lost at any time. */
export interface CacheDrawer {
	/** What was put in last; undefined where there is nothing or nothing that can be read. */
	load(): string | undefined;
	save(text: string): void;
}
