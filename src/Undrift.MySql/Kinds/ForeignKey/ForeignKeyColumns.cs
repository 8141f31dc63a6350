using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The columns of foreign keys (information_schema.KEY_COLUMN_USAGE), read before the keys themselves.</summary>
internal sealed class ForeignKeyColumns : ICatalogPart
{
    public string Query(ServerVersion server) => EmbeddedSql.OfKind("ForeignKey", "ForeignKeyColumns");

    public void Read(CatalogRow row, ReadContext context)
    {
        if (context.TableOf(row) is not { } table)
            return;
        var name = row.Text("CONSTRAINT_NAME");
        if (!table.ForeignKeyColumns.TryGetValue(name, out var columns))
            table.ForeignKeyColumns[name] = columns = [];
        columns.Add(row);
    }
}
