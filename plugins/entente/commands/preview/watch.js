// Passes on to the page each state that the server has of it. The stream opens again by itself.
"use strict";
onmessage = ({ data: path }) => {
  const changes = new EventSource(`changes?page=${encodeURIComponent(path)}`);
  changes.onmessage = ({ data }) => postMessage(data);
};
