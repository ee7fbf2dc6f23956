import { socketLink } from "./link.ts";

window.SignpostChat.part("link", { socketLink });
