create virtual table v using fts4(a);
