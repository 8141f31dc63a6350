using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The columns as others refer to them, where the role may not read all that makes a column.</summary>
internal sealed class ColumnNames : ISharedPart
{
    public string Subject => "columns";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfKind("Column", "ColumnNames");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context
            .Relation(row.Oid(0))
            ?.Add(row.GetInt16(1), new RelationColumn(row.GetString(2), row.Oid(3), row.Oid(4)));
}
