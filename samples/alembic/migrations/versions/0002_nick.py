"""nick"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

def upgrade():
    op.add_column("users", sa.Column("nick", sa.String()))

def downgrade():
    op.drop_column("users", "nick")
