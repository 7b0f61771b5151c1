// What a browser runs when something is pushed, with or without a page of ours open.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const { title = "", body = "", url = "/", tag, urgent } = event.data?.json() ?? {};
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      renotify: tag !== undefined,
      requireInteraction: urgent === true,
      data: { url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/"));
});

async function open(url) {
  const wanted = new URL(url, self.location.origin);
  if (wanted.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => new URL(one.url).pathname === wanted.pathname);
  if (there === undefined) await self.clients.openWindow(wanted.href);
  else await there.focus();
}
