CREATE SCHEMA "A.b";
CREATE TABLE "A.b"."select ""x""" ("Größe" integer PRIMARY KEY, "a b" text UNIQUE, "%" serial, abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk integer CHECK (abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk > 0));
