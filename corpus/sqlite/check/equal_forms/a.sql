create table t (a check (a == 1 or a != 2), b, check (b in ('x','Y')));
