const { tags } = require('../../tags.js');

Page({ data: { tags } });
