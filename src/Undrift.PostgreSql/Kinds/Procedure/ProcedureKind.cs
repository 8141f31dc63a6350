using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A procedure (pg_proc prokind p).</summary>
internal sealed class ProcedureKind : IPostgreSqlKind
{
    public const string Name = "procedure";

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [.. Routine.Facets, CommonFacets.Owner, CommonFacets.DependsOnExtension, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Procedure");

    public KindPlan Plan { get; } = new RoutinePlan("PROCEDURE");

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        Routine.SqlBody.Of(item) is null ? RoutineStub.Of(item) : RoutineDefinition.Of(item);

    public string? Stub(CatalogObject item, CatalogIndex catalog) => RoutineStub.Of(item);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                Routine.IdOf(Name, row),
                Kind,
                [
                    .. Routine.Read(row, Routine.ArgumentsOf(row)),
                    CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(16))),
                    CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Routine, oid)),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.Routine, oid)),
                ]
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Routine, oid),
            },
            SystemCatalog.Routine,
            oid
        );
    }
}
