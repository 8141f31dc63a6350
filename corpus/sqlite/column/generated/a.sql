create table t (a int, b int as (a + 1));
