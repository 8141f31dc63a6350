create table Users (Id integer primary key, [Name] text not null default 'x' check (length("Name") > 1));
create index Users_Name on Users (Name);
