create table t (a, b, c);
create trigger g insert on t when (new.a > 1) begin update T set "b" = case when 1 then 2 end; /* x; end; */ delete from t; end;
