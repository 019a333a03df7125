/** The one comment that we keep on a pull request. */
export interface PullRequestComment {
	/**
	 * Writes the comment: the one with our marker is changed, a new one is made only where `isNew` allows it. Says why
	 * where the token has no right to.
	 */
	write(body: string, options: { readonly isNew: boolean }): Promise<CommentOutcome>;
}

export type CommentOutcome =
	| { readonly state: 'created' | 'updated' | 'unchanged' | 'not-needed' }
	| { readonly state: 'refused'; readonly reason: string };
