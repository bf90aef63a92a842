// Another page's content, whether the server sends the whole page or only its fragment.
export async function contentOf(url, place) {
  const reply = await fetch(url, { headers: { "HX-Request": "true", "HX-Target": place, "HX-Current-URL": location.href } });
  if (!reply.ok || new URL(reply.url).origin !== location.origin) return null;
  const text = await reply.text();
  if (!/<html/i.test(text)) return { html: text, heading: "" };
  const page = new DOMParser().parseFromString(text, "text/html");
  const part = page.querySelector(place === "panel" ? "#panel" : "#content");
  const lead = place === "panel" ? "" : (page.querySelector(".lead")?.outerHTML ?? "");
  return { html: lead + (part?.innerHTML ?? ""), heading: page.querySelector("h1")?.textContent.trim() ?? "" };
}
