using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>What belongs to extensions (pg_depend).</summary>
internal sealed class Members : ISharedPart
{
    public string Subject => "the members of extensions";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Members");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (row.Code(3) == 'e')
            context.AddMember(row.Oid(0), row.Oid(1), row.GetString(2));
        else
            context.AddExtensionNeeded(row.Oid(0), row.Oid(1), row.GetString(2));
    }
}
