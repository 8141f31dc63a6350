create table t (a default ((1)), b default 1, c, d default 5, e default 'abc', f default "x", g default (-1), h default (CURRENT_DATE), i default ((1+2)));
