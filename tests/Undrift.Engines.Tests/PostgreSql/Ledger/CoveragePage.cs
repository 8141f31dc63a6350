using System.Text;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Ledgers;

/// <summary>Writes docs/coverage/postgresql.md from the kinds and the ledger.</summary>
internal static class CoveragePage
{
    /// <summary>The whole page.</summary>
    public static string Text()
    {
        var page = new StringBuilder(
            $"""
            # What is compared: PostgreSQL {ServerVersion.Oldest} to {ServerVersion.Newest}

            Made from the kinds and from the files in `src/Undrift.PostgreSql/Ledger/`; do not edit it. A test asks real servers for
            every column of every table in `pg_catalog`, and fails on one that is not listed here.

            ## Kinds

            An object is found by its kind and name; its facets are compared. `18+` behind a facet: an older server does not have it, and
            it is compared only where both servers do.


            """
        );
        page.Append("| kind | facets |\n|---|---|\n");
        foreach (var kind in PostgreSqlKinds.Modelled.OrderBy(kind => kind.Name, StringComparer.Ordinal))
            page.Append($"| `{kind.Name}`{(kind.ClusterLevel ? " (`--cluster`)" : "")} | {FacetsOf(kind)} |\n");
        page.Append("\n## System catalogs that are compared\n");
        foreach (var table in CatalogLedger.Tables.Where(table => table.IsRead))
            AppendTable(page, table);
        page.Append(
            "\n## System catalogs that hold nothing of a schema\n\n| catalog | holds | why it is not compared |\n|---|---|---|\n"
        );
        foreach (var table in CatalogLedger.Tables.Where(table => !table.IsRead))
            page.Append($"| `{table.Name}` | {Cell(table.Holds)} | {Cell(ReasonsOf(table))} |\n");
        return page.ToString();
    }

    private static string FacetsOf(ObjectKind kind) =>
        kind.Facets.Count == 0
            ? "none: it is there or not"
            : string.Join(", ", kind.Facets.Select(facet => $"`{facet.Name}`" + RemarkOn(facet)));

    private static string RemarkOn(Facet facet) =>
        facet.IgnoredReason is { } reason ? $" (read, not compared: {Cell(reason)})"
        : facet.Since is { } since ? $" ({since}+)"
        : "";

    private static void AppendTable(StringBuilder page, LedgerTable<VersionRange> table)
    {
        page.Append($"\n### {table.Name}\n\n{table.Holds}\n\n| column | versions | compared as |\n|---|---|---|\n");
        foreach (var line in table.Lines)
        {
            var target = line.Reason is { } reason
                ? "not compared: " + Cell(reason)
                : string.Join(", ", line.Facets.Select(facet => $"`{facet}`"));
            page.Append($"| `{line.Column}` | {line.Servers} | {target} |\n");
        }
    }

    private static string ReasonsOf(LedgerTable<VersionRange> table) =>
        string.Join("; ", table.Lines.Select(line => line.Reason).Distinct());

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
