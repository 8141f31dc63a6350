create table victim (a);
-- Each name and text tries to end its quotes, its comment or its line, and to drop the victim.
create table "t""; drop table victim; --" (
    "c'); drop table victim; --" text default '''; drop table victim; --',
    "/* */ */ select" integer constraint "k
drop table victim;
" check ("/* */ */ select" > 0), [Größe 🐘] blob
);
create index "i;
drop table victim;" on "t""; drop table victim; --" ("/* */ */ select") where "c'); drop table victim; --" <> ''';';
create view "v"";--" as select "c'); drop table victim; --" as "; drop table victim" from "t""; drop table victim; --";
create trigger "r"";--" after insert on "t""; drop table victim; --" begin select '; drop table victim; end;'; end;
