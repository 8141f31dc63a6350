create table t (a default (strftime('%S', 'now')));
