create virtual table v using fts5(a, tokenize = 'unicode61');
