import { useEffect } from "react";

/**
 * Puts the chat into a React page. The script's tag stands in the page's head, with `data-manual`.
 * The children are seen where the script cannot load: a line with the emergency number.
 */
export function SignpostChat({ serverUrl, region, onOpen, children }) {
  useEffect(() => {
    if (!onOpen) return undefined;
    addEventListener("signpost-chat:open", onOpen);
    return () => removeEventListener("signpost-chat:open", onOpen);
  }, [onOpen]);
  return (
    <signpost-chat data-server-url={serverUrl} data-region={region}>
      {children}
    </signpost-chat>
  );
}
