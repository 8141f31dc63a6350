namespace Undrift.Cli;

/// <summary>
/// Goes once through what follows the reading, with next to nothing and without output, while the server answers: .NET loads
/// types and code at their first use, and that takes longer than the work itself.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Compares and judges a catalog of two objects, and reports to nowhere.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="judge">Judges a comparison of the two catalogs.</param>
    public static void Run(IEngine engine, Func<Catalog, Comparison, Judgement> judge)
    {
        var kind = engine.Kinds[0];
        var origin = new CatalogOrigin("");
        var catalog = new Catalog(
            engine.Name,
            origin,
            [.. "ba".Select(name => new CatalogObject(new ObjectId(kind.Name, "", "", name.ToString()), kind))]
        );
        var comparison = Differ.Compare(catalog, catalog);
        var report = new CheckReport(
            "",
            "",
            null,
            engine.Name,
            origin,
            origin,
            judge(catalog, comparison),
            comparison.ObjectsCompared,
            comparison.FacetsCompared,
            Canonical.Fingerprint(catalog),
            DateTimeOffset.UnixEpoch,
            TimeSpan.Zero,
            PolicyEnforced: false,
            ShowSeverity: false
        );
        TextReport.Write(report, TextWriter.Null);
    }
}
