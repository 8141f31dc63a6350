create virtual table v using fts5(a, b);
