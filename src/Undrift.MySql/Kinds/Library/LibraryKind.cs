using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Libraries of code in another language than SQL (MySQL 9.2, information_schema.LIBRARIES).</summary>
internal sealed class LibraryKind : IMySqlKind
{
    public static ObjectKind Modelled { get; } =
        new("library", DriftGroup.RoutineMismatch, [RoutineKinds.Language, RoutineKinds.Body, CommonFacets.Comment])
        {
            NamesIgnoreCase = true,
        };

    public ObjectKind Kind => Modelled;

    public string? Query(ServerVersion server) =>
        server.IsAtLeast(Flavour.MySql, 9, 2) ? EmbeddedSql.OfKind("Library", "Library") : null;

    public void Read(CatalogRow row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                new ObjectId(Modelled.Name, "", "", row.Text("LIBRARY_NAME")),
                Kind,
                RoutineKinds.Language.Is(row["LANGUAGE"]),
                RoutineKinds.Body.Is(row["LIBRARY_DEFINITION"]),
                CommonFacets.Comment.Is(row.NonEmpty("LIBRARY_COMMENT"))
            )
        );
}
