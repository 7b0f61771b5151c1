/** Where staff open a ticket on their screen, or the screen itself. */
export function staffLink(publicUrl: string, community: string, ticket: string | null): string {
  const screen = `${publicUrl}/c/${encodeURIComponent(community)}/staff`;
  return ticket === null ? screen : `${screen}#${encodeURIComponent(ticket)}`;
}
