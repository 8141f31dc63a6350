using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>COMMENT ON anything (pg_description).</summary>
internal sealed class Comments : ISharedPart
{
    public string Subject => "comments";

    public IReadOnlyList<Facet> Feeds => CommonFacets.Comments;

    public string Query { get; } = EmbeddedSql.OfReading("Comments");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.AddComment(row.Oid(0), row.Oid(1), row.GetInt32(2), row.GetString(3));
}
