import { Manager } from "socket.io-client";
import type { Link } from "./transport.ts";

/** A Socket.IO socket over WebSocket alone; the token travels in the handshake, never in the address. */
export function socketLink(server: string, token: () => string): Link {
  const { origin, pathname } = new URL(server);
  const manager = new Manager(origin, {
    path: pathname.replace(/\/$/, "") + "/socket.io/",
    transports: ["websocket"],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    timeout: 10_000,
  });
  return manager.socket("/", { auth: (give: (data: object) => void) => give({ token: token() }) }) as unknown as Link;
}
