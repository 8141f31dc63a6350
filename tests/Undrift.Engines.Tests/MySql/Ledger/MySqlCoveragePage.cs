using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Ledger;

namespace Undrift.Engines.Tests.MySql.Ledgers;

/// <summary>Writes docs/coverage/mysql.md from the kinds and the ledger.</summary>
internal static class MySqlCoveragePage
{
    private const string Head = """
        # What is compared: MySQL 8.0 to 9 and MariaDB 10.6 to 11

        Made from the kinds and from the files in `src/Undrift.MySql/Ledger/`; do not edit it. A test asks real servers for every
        column of every table in `information_schema`, and fails on one that is not listed here.

        ## Servers

        | server | how it is known |
        |---|---|
        | MariaDB 10.11 | every test is run on it |
        | MySQL 9.7 | every test that names a server was run on it, the shared corpus on MariaDB only; later runs need `UNDRIFT_MYSQLD`, and what it answered for the pairs of its own is replayed without |
        | MariaDB 10.6 to 10.10 and 11, MySQL 8.0 (from 8.0.16) and 8.4 | from the manuals |

        ## What is not seen

        - MySQL: a column that may be NULL and has lost its default (`ALTER COLUMN … DROP DEFAULT`) is listed like one with `DEFAULT NULL`.
        - MySQL: `STORAGE` and `COLUMN_FORMAT`, which only NDB heeds, are read only where a table is asked for its statement.
        - The character set and the collation of the client that made a view, a routine, a trigger or an event, where SQL states those that a scratch server's session has anyway (`SET NAMES utf8mb4`): they count as not stated. So do its account and its modes on a server that `--scratch` names; a private one has an account and a mode of its own, so that what SQL states is told from what it leaves open.
        - Whether a server keeps the names of tables as written (`lower_case_table_names`) is asked of servers only: a snapshot is taken for one that does.
        - The beginning of an event, where it is the moment at which the event was made or last altered, and of the first interval of MariaDB's `PARTITION BY SYSTEM_TIME`, where it is the day on which desired SQL was run: they count as not stated.

        ## Kinds

        An object is found by its kind and name; its facets are compared.


        """;

    /// <summary>The whole page.</summary>
    public static string Text()
    {
        var page = new StringBuilder(Head);
        page.Append("| kind | facets |\n|---|---|\n");
        foreach (var kind in MySqlKinds.Modelled.OrderBy(kind => kind.Name, StringComparer.Ordinal))
            page.Append($"| `{kind.Name}`{(kind.ClusterLevel ? " (`--cluster`)" : "")} | {FacetsOf(kind)} |\n");
        page.Append("\n## Tables of information_schema that are compared\n");
        foreach (var table in SchemaLedger.Tables)
            AppendTable(page, table, "column");
        page.Append("\n## Other sources\n");
        AppendTable(page, SchemaLedger.Others, "source");
        page.Append(
            "\n## Tables that hold nothing of a schema\n\n| table | servers | why it is not compared |\n|---|---|---|\n"
        );
        foreach (var line in SchemaLedger.LeftOut.Lines)
            page.Append($"| `{line.Column}` | {line.Servers} | {Cell(line.Reason!)} |\n");
        return page.ToString();
    }

    private static string FacetsOf(ObjectKind kind) =>
        string.Join(
            ", ",
            kind.Facets.Select(facet =>
                $"`{facet.Name}`" + (facet.IgnoredReason is { } reason ? $" (read, not compared: {Cell(reason)})" : "")
            )
        );

    private static void AppendTable(StringBuilder page, LedgerTable<ServerRange> table, string first)
    {
        page.Append($"\n### {table.Name}\n\n{table.Holds}\n\n| {first} | servers | compared as |\n|---|---|---|\n");
        foreach (var line in table.Lines)
        {
            var target = line.Reason is { } reason
                ? "not compared: " + Cell(reason)
                : string.Join(", ", line.Facets.Select(facet => $"`{facet}`"));
            page.Append($"| `{line.Column}` | {line.Servers} | {target} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
