create table "select" (a); create table "a.b" ("c d", "e""f", "g'h"); create table "Ünï" ("日本" int); create table "two words" (x);
