"""users"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.String(), nullable=False))
    op.create_index("ix_users_email", "users", ["email"])

def downgrade():
    op.drop_table("users")
