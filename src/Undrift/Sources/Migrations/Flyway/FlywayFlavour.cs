using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// Flyway: <c>V1.2__name.sql</c>, <c>R__name.sql</c> (after all others, in the order of their names), <c>B3__name.sql</c>
/// (in place of what comes up to it) and <c>U1.2__name.sql</c>, which undoes and is never run by <c>migrate</c>.
/// </summary>
internal sealed partial class FlywayFlavour : IMigrationFlavour
{
    public string Name => "flyway";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Every(".sql").FirstOrDefault(file => FileName().IsMatch(Path.GetFileName(file)));

    public MigrationSet Read(MigrationFolder folder)
    {
        var settings = FlywaySettings.Of(folder);
        var files = folder
            .Every(".sql")
            .Select(file => (File: file, Match: FileName().Match(Path.GetFileName(file))))
            .Where(file => file.Match.Success)
            .ToLookup(file => file.Match.Groups["sort"].Value, StringComparer.Ordinal);
        var undo = files["U"].ToLookup(file => VersionOf(file.Match), StringComparer.Ordinal);
        var all = files["V"]
            .Select(file =>
                Versioned(folder, settings, file.File, file.Match) with
                {
                    Down = undo[VersionOf(file.Match)]
                        .Select(down => Script(folder, settings, down.File))
                        .FirstOrDefault(),
                }
            )
            .OrderBy(migration => migration.Version, VersionOrder.Instance)
            .ToList();
        var baseline = files["B"]
            .Select(file => Versioned(folder, settings, file.File, file.Match))
            .MaxBy(migration => migration.Version, VersionOrder.Instance);
        var versioned = all.Where(migration =>
            baseline is null || VersionOrder.Instance.Compare(migration.Version, baseline.Version) > 0
        );
        var repeatable = files["R"]
            .Select(file => Repeatable(folder, settings, file.File, file.Match))
            .OrderBy(migration => migration.Name, StringComparer.Ordinal);
        Migration[] migrations = [.. baseline is null ? [] : new[] { baseline }, .. versioned, .. repeatable];
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Apply = "flyway migrate",
            Repair = "flyway repair",
            History = HistoryFormat.Flyway,
            Writer = new FlywayWriter(folder, all.LastOrDefault()?.File, hasUndo: files["U"].Any()),
            NewMigration =
                $"write the SQL into {FlywayWriter.NextFile(folder, all.LastOrDefault()?.File, TimeProvider.System.GetUtcNow())}",
            Faults = [.. FaultsOf(folder, all, [.. migrations.Where(migration => migration.IsRepeatable)])],
        };
    }

    private static Migration Versioned(MigrationFolder folder, FlywaySettings settings, string file, Match match) =>
        new(VersionOf(match), Description(match), Script(folder, settings, file))
        {
            Checksum = FlywayChecksum.Of(folder.Lines(file)),
        };

    private static Migration Repeatable(MigrationFolder folder, FlywaySettings settings, string file, Match match)
    {
        var script = Script(folder, settings, file);
        return new Migration("", Description(match), script)
        {
            IsRepeatable = true,
            HistoryKey = Description(match),
            // What a placeholder stands for is part of what is repeated.
            Checksum = FlywayChecksum.Of(FlywayChecksum.Lines(script)),
        };
    }

    private static SqlScript Script(MigrationFolder folder, FlywaySettings settings, string file)
    {
        var own = settings.For(folder, file);
        return folder.Part(file, own.Transaction, () => own.Replacing(folder.Shown(file)));
    }

    private static IEnumerable<MigrationFault> FaultsOf(
        MigrationFolder folder,
        List<Migration> versioned,
        List<Migration> repeatable
    ) =>
        [
            .. versioned
                .Concat(repeatable)
                .GroupBy(migration =>
                    migration.IsRepeatable ? "R " + migration.Name : VersionOrder.Canonical(migration.Version)
                )
                .Where(same => same.Skip(1).Any())
                .Select(same => new MigrationFault(
                    $"two migrations have the version {(same.First().IsRepeatable ? same.First().Name : same.First().Version)}: "
                        + string.Join(", ", same.Select(migration => Path.GetFileName(migration.File))),
                    same.ElementAt(1).File
                )),
            .. folder
                .Every(".sql")
                .Where(file =>
                    NearlyName().IsMatch(Path.GetFileName(file)) && !FileName().IsMatch(Path.GetFileName(file))
                )
                .Select(file => new MigrationFault(
                    "Flyway leaves the file out: its name is not V<version>__<name>.sql (two underscores)",
                    folder.Shown(file)
                )),
        ];

    private static string VersionOf(Match match) => match.Groups["version"].Value.Replace('_', '.');

    private static string Description(Match match) => match.Groups["name"].Value.Replace('_', ' ');

    [GeneratedRegex(
        @"^((?<sort>[VUB])(?<version>\d+([._]\d+)*)|(?<sort>R))__(?<name>.*)\.sql$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(V\d+([._]\d+)*|R)_?[^_].*\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NearlyName();
}
