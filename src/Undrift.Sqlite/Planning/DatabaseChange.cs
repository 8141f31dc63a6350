using System.Globalization;
using Phase = Undrift.Sqlite.Statements.Phase;

namespace Undrift.Sqlite;

/// <summary>Sets what is set for the whole file.</summary>
internal static class DatabaseChange
{
    /// <summary>Adds the PRAGMA statements that the difference takes.</summary>
    public static void Add(Statements statements, Drift drift)
    {
        if (drift.Expected is not { } wanted)
            return;
        Set(DatabaseKind.UserVersion);
        Set(DatabaseKind.ApplicationId);
        if (DatabaseKind.Encoding.Of(wanted) is not { } encoding || encoding == Encoding(drift.Actual))
            return;
        // Of a new file it can be set until the first table is made.
        if (drift.Actual is null)
            statements.Add(Phase.Begin, wanted.Id, $"PRAGMA encoding = '{encoding}'");
        else
            statements.Residue.Add(
                new PlanResidue(
                    wanted.Id,
                    $"the encoding of a file cannot be changed: dump it and load it into a new one with PRAGMA encoding = '{encoding}'"
                )
            );

        void Set(Facet<long?> facet)
        {
            var (number, before) = (facet.Of(wanted) ?? 0, drift.Actual is { } old ? facet.Of(old) ?? 0 : 0);
            if (number != before)
                statements.Add(
                    Phase.End,
                    wanted.Id,
                    string.Create(CultureInfo.InvariantCulture, $"PRAGMA {facet.Name} = {number}")
                );
        }
    }

    private static string Encoding(CatalogObject? database) =>
        database is null ? "UTF-8" : DatabaseKind.Encoding.Of(database) ?? "UTF-8";
}
