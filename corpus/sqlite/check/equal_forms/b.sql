create table t (a, b check ("b" in ('x', 'Y')), check ((A = 1 OR a <> 2)));
