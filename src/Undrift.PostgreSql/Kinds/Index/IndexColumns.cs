using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The elements of indexes that are more than a column, read for all indexes at once (pg_attribute).</summary>
internal sealed class IndexColumns : ISharedPart
{
    public string Subject => "the elements of indexes";

    public IReadOnlyList<Facet> Feeds { get; } = [IndexFacets.Elements, IndexFacets.Statistics];

    public string Query { get; } = EmbeddedSql.OfKind("Index", "IndexColumns");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var options = row.Text(5);
        context.AddIndexColumn(
            row.Oid(0),
            new IndexColumn(
                row.GetInt16(1),
                row.Deparsed(3, row.Flag(2)),
                row.Oid(4),
                options is { Length: > 0 } ? options : null,
                row.Number(6)
            )
        );
    }
}

/// <summary>An element of an index.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Expression">The expression; null for a column.</param>
/// <param name="Type">OID of its type; 0 where the operator class stores another.</param>
/// <param name="Options">Options of the operator class; null: none.</param>
/// <param name="Statistics">Statistics target; null: none was set.</param>
internal sealed record IndexColumn(short Number, string? Expression, uint Type, string? Options, long? Statistics);
