using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Which libraries routines use (MySQL 9.2, information_schema.ROUTINE_LIBRARIES), read before the routines.</summary>
internal sealed class RoutineLibraries : ICatalogPart
{
    public string? Query(ServerVersion server) =>
        server.IsAtLeast(Flavour.MySql, 9, 2) ? EmbeddedSql.OfKind("Routine", "RoutineLibrary") : null;

    public void Read(CatalogRow row, ReadContext context)
    {
        var key = (row.Text("ROUTINE_TYPE"), row.Text("ROUTINE_NAME"));
        if (!context.Libraries.TryGetValue(key, out var list))
            context.Libraries[key] = list = [];
        var name = Names.Quote(row.Text("LIBRARY_NAME"));
        var schema = row.Text("LIBRARY_SCHEMA");
        list.Add(context.Server.Database.Is(schema) ? name : $"{Names.Quote(schema)}.{name}");
    }
}
