"""The model: what the code believes the database to be."""

from typing import Optional

from sqlmodel import Field, SQLModel


class User(SQLModel, table=True):
    __tablename__ = "users"

    id: Optional[int] = Field(default=None, primary_key=True)
    email: str = Field(index=True)
    nick: Optional[str] = None
    age: Optional[int] = None
