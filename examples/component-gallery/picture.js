exports.picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100"><rect width="160" height="100" fill="#cfe8fb"/><circle cx="40" cy="34" r="18" fill="#ffd76a"/><path d="M0 100l50-50 35 32 30-22 45 40z" fill="#4d8a4d"/></svg>',
  );
