using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Parameters and results of routines (information_schema.PARAMETERS), read before the routines.</summary>
internal sealed class RoutineParameters : ICatalogPart
{
    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Routine", "Parameter");

    public void Read(CatalogRow row, ReadContext context)
    {
        var key = (row.Text("ROUTINE_TYPE"), row.Text("SPECIFIC_NAME"));
        if (!context.Parameters.TryGetValue(key, out var list))
            context.Parameters[key] = list = [];
        list.Add(row);
    }

    /// <summary>A parameter as SQL declares it; the result of a function is its type alone.</summary>
    public static string Text(CatalogRow row, ServerFacts server)
    {
        var type = ColumnType.Normal(row.Text("DTD_IDENTIFIER"));
        if (row["CHARACTER_SET_NAME"] is { } charset)
            type += " CHARSET " + Charsets.Name(charset);
        if (server.Collation(row["COLLATION_NAME"]) is { } collation && FacetText.WithoutMark(collation) == collation)
            type += " COLLATE " + collation;
        var text = row["PARAMETER_NAME"] is { } name ? $"{row["PARAMETER_MODE"]} {Names.Quote(name)} {type}" : type;
        return row.NonEmpty("PARAMETER_DEFAULT") is { } value ? $"{text} DEFAULT {value}" : text;
    }
}
