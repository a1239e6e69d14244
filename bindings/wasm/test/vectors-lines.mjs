// Takes lines of requests apart.

/** The operation and the text of the request of each line. */
export function splitVectors(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const { op, request } = JSON.parse(line);
    return { op, request: requestText(line, request) };
  });
}

/** The text of the request as the line has it, so that a number is not changed on its way. */
function requestText(line, request) {
  const match = /^\{"op":"[a-z_]+","request":(.*)\}$/s.exec(line);
  return match === null ? JSON.stringify(request) : match[1];
}
