create table t (a VarChar (10, 2), b [int], c "double  precision" , d unsigned  big int);
