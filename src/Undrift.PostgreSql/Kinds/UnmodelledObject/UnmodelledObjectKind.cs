using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// Something a user made that no other kind reads. It has no facets: on one side only it is a drift, on both it cannot be
/// compared.
/// </summary>
internal sealed class UnmodelledObjectKind : IPostgreSqlKind
{
    public const string Name = "unmodelled_object";

    public ObjectKind Kind { get; } = new(Name, DriftGroup.UnmodelledObject, []);

    public string Query { get; } = EmbeddedSql.OfKind("UnmodelledObject");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(new CatalogObject(new ObjectId(Name, "", "", $"{row.Deparsed(0)} {row.Deparsed(1)}"), Kind));
}
