create table t (a default (strftime('%s', 'now')));
