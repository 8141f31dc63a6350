CREATE TABLE t (a set('x','y'));
