create virtual table V using FTS5(a,b,tokenize='porter');
