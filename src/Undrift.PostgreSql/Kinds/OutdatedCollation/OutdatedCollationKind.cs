using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// A collation whose library sorts by another version than when its indexes were built (pg_collation.collversion,
/// pg_database.datcollversion): they may no longer find their rows. Being there is the drift.
/// </summary>
internal sealed class OutdatedCollationKind : IPostgreSqlKind
{
    private const string Name = "outdated_collation";
    private const string Machine = "versions are those of the machine; that they differ is the drift";

    internal static readonly Facet<string?> StoredVersion = Facet.Text("stored_version", ignored: Machine);
    internal static readonly Facet<string?> ActualVersion = Facet.Text("actual_version", ignored: Machine);

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.TypeObjectMismatch, [StoredVersion, ActualVersion]) { Ambient = true };

    public string Query { get; } = EmbeddedSql.OfKind("OutdatedCollation");

    public KindPlan Plan { get; } = new OutdatedCollationPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (schema, name) = (row.GetString(1), row.GetString(2));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, schema, "", name),
                Kind,
                StoredVersion.Is(row.Text(3)),
                ActualVersion.Is(row.Text(4))
            )
            {
                // The collation itself, where it is one that is listed: if it is missing, that says it all.
                Owner = CollationKind.IdOf(schema, name),
            }
        );
    }
}
