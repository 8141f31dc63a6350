using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Grants on routines (mysql.procs_priv): information_schema has none of them.</summary>
internal sealed class RoutineGrants : ICatalogPart
{
    private const string GrantOption = "GRANT";

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Grant", "RoutineGrant");

    public void Read(CatalogRow row, ReadContext context)
    {
        var privileges = row.Text("privileges").ToUpperInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries);
        GrantKind.Add(
            context,
            new ObjectId(
                GrantKind.Modelled.Name,
                "",
                row.Text("name"),
                AccountKind.NameOf(row.Text("user"), row.Text("host")),
                $"({row.Text("type").ToLowerInvariant()})"
            ),
            privileges.Where(privilege => privilege != GrantOption),
            privileges.Contains(GrantOption)
        );
    }
}
