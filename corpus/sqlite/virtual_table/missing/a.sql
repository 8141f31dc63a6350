create virtual table v using rtree(id, x1, x2); create table t (a);
