create table t (a, b, c);
CREATE UNIQUE INDEX [i] ON 't' ('a', (Lower("b")), "C" COLLATE NOCASE DESC) WHERE a IS NOT NULL;
