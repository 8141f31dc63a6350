create table t (a, b, c);
create view V as select "a" as [x y], T.b from t where t."c" == 1 -- why
;
