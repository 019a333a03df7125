/** The text of a page, or in a sentence why it could not be had. */
export type PageText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** Reads what anybody may read: no token is sent. */
export type PageReader = (url: string) => Promise<PageText>;
