create table t (a, b);
create view v as select a "Foo", (b) "Bar", case b when 1 then 2 end "Baz" from t "X" order by "foo", "X"."a", "baz";
