create virtual table v using fts3(a);
