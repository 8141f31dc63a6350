using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Reads routines of all kinds (information_schema.ROUTINES).</summary>
internal sealed class RoutineReader : ICatalogPart
{
    private const string NotSeen =
        "its definition may not be seen: grant SHOW_ROUTINE (MySQL), SHOW CREATE ROUTINE (MariaDB 11.3) or SELECT on mysql.proc (older MariaDB) to the checking login";

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Routine", "Routine");

    public void Read(CatalogRow row, ReadContext context)
    {
        if (RoutineKinds.Of(row["ROUTINE_TYPE"]) is not { } kind)
        {
            var unknown =
                $"information_schema.ROUTINES lists it with the type '{row["ROUTINE_TYPE"]}', which is unknown";
            context.Gaps.Add(new Gap(row.Text("ROUTINE_NAME"), unknown));
            return;
        }
        var id = new ObjectId(kind.Name, "", "", row.Text("ROUTINE_NAME"));
        if (row["ROUTINE_DEFINITION"] is null)
            context.Gaps.Add(new Gap(id.ToString(), NotSeen, id));
        else
            context.Add(Object(id, kind, row, context));
    }

    /// <summary>What is not SQL has other comments.</summary>
    private static string BodyOf(CatalogRow row) =>
        row["EXTERNAL_LANGUAGE"] is null or "SQL"
            ? NormalText.Body(row.Text("ROUTINE_DEFINITION"), row["SQL_MODE"])
            : row.Text("ROUTINE_DEFINITION");

    private static CatalogObject Object(ObjectId id, ObjectKind kind, CatalogRow row, ReadContext context)
    {
        FacetEntry[] common =
        [
            RoutineKinds.Body.Is(BodyOf(row)),
            CommonFacets.Invoker.Is(row["SECURITY_TYPE"] == "INVOKER"),
            CommonFacets.Comment.Is(row.NonEmpty("ROUTINE_COMMENT")),
            .. StoredCode.Values(row, "ROUTINE_DEFINITION", context),
        ];
        if (kind == RoutineKinds.Package || kind == RoutineKinds.PackageBody)
            return new CatalogObject(id, kind, common);
        var parameters =
            context.Parameters.GetValueOrDefault((row.Text("ROUTINE_TYPE"), row.Text("SPECIFIC_NAME"))) ?? [];
        var result = parameters.FindIndex(parameter => parameter["ORDINAL_POSITION"] == "0");
        return new CatalogObject(
            id,
            kind,
            [
                RoutineKinds.Parameters.Is([
                    .. parameters
                        .Where(parameter => parameter["ORDINAL_POSITION"] != "0")
                        .Select(parameter => RoutineParameters.Text(parameter, context.Server)),
                ]),
                RoutineKinds.Returns.Is(result < 0 ? null : RoutineParameters.Text(parameters[result], context.Server)),
                RoutineKinds.Deterministic.Is(row.Yes("IS_DETERMINISTIC")),
                RoutineKinds.DataAccess.Is(
                    row["SQL_DATA_ACCESS"] is var access && access == "CONTAINS SQL" ? null : access
                ),
                RoutineKinds.Language.Is(
                    row["EXTERNAL_LANGUAGE"] is var language && language == "SQL" ? null : language
                ),
                RoutineKinds.Libraries.Is(context.Libraries.GetValueOrDefault((row.Text("ROUTINE_TYPE"), id.Name))),
                .. common,
            ]
        );
    }
}
