// Addresses of the application are no files: whatever has no ending is answered with its page,
// which then shows what the address says. A missing file is not: its reader expects no page.
function handler(event) {
  var request = event.request;
  var name = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) {
    request.uri = '/index.html';
  }
  return request;
}
