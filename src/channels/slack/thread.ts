/** Where a conversation is held: a direct message, or a thread of a channel. */
export interface SlackThread {
  readonly team: string;
  readonly channel: string;
  /** The message that a thread hangs on; null in a direct message, which is one conversation. */
  readonly thread: string | null;
}

/** @param thread as Slack tells it, or the message itself, which may become a thread. */
export function threadOf(team: string, channel: string, thread: string): SlackThread {
  return { team, channel, thread: isDirect(channel) ? null : thread };
}

/** Slack's ids tell the kind in their first letter. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** Names the conversation: no id of Slack has a colon. */
export function conversationOf({ team, channel, thread }: SlackThread): string {
  return [team, channel, ...(thread === null ? [] : [thread])].join(":");
}

/** Reads back what {@link conversationOf} wrote; null when it wasn't that. */
export function threadIn(conversation: string): SlackThread | null {
  const [team, channel, thread = null] = conversation.split(":");
  return team === undefined || channel === undefined ? null : { team, channel, thread };
}
