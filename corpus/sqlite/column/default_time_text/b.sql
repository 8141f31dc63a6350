create table t (a default 'current_timestamp');
