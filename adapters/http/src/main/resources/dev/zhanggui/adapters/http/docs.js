"use strict";
// Sends the example of a section as it stands and shows what came back. The token stays in this page.
document.querySelectorAll("section.operation").forEach((section) => {
  section.querySelector("button").addEventListener("click", async () => {
    const answer = section.querySelector("pre.answer");
    const body = section.querySelector("textarea");
    const token = document.getElementById("token").value.trim();
    const headers = { "Accept-Language": document.documentElement.lang };
    if (token) {
      headers.Authorization = "Bearer " + token;
    }
    if (body) {
      headers["Content-Type"] = section.dataset.type;
    }
    answer.textContent = "…";
    try {
      const response = await fetch(section.querySelector("input.path").value, {
        method: section.dataset.verb,
        headers,
        body: body ? body.value : undefined,
      });
      const text = await response.text();
      const tag = response.headers.get("ETag");
      answer.textContent =
        response.status + " " + (response.headers.get("Content-Type") || "") + (tag ? " ETag " + tag : "") + "\n" + pretty(text);
    } catch (problem) {
      answer.textContent = String(problem);
    }
  });
});

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (problem) {
    return text;
  }
}
