create table t (a default 1, b default true, c default null, d default +5, e default abc, f default 'x', g default -1, h default current_date, i default (1 + 2));
