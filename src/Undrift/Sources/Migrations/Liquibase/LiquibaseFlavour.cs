using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>Liquibase's formatted SQL: files that begin with <c>--liquibase formatted sql</c>; each changeset is a migration.</summary>
internal sealed partial class LiquibaseFlavour : IMigrationFlavour
{
    public string Name => "liquibase";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Every(".sql").FirstOrDefault(file => IsFormatted(folder, file));

    public MigrationSet Read(MigrationFolder folder)
    {
        // In the order in which includeAll takes them.
        Migration[] migrations =
        [
            .. folder
                .Every(".sql")
                .Where(file => IsFormatted(folder, file))
                .SelectMany(file => Changesets(folder, file)),
        ];
        // The history does not say here which of two is meant.
        var several = migrations.CountBy(migration => migration.Version).Where(each => each.Value > 1).ToDictionary();
        migrations =
        [
            .. migrations.Select(migration =>
                several.ContainsKey(migration.Version) ? migration with { Checksum = null } : migration
            ),
        ];
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Apply = "liquibase update",
            History = HistoryFormat.Liquibase,
            Writer = migrations.Length > 0 ? new LiquibaseWriter(folder, migrations) : null,
            NewMigration = $"add a line '--changeset AUTHOR:ID' and its SQL to a file of {folder.Path}",
            Faults = [.. Twice(migrations), .. Unread(folder)],
        };
    }

    private static bool IsFormatted(MigrationFolder folder, string file) =>
        folder.Lines(file).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } first
        && Header().IsMatch(first);

    private static IEnumerable<Migration> Changesets(MigrationFolder folder, string file)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<LiquibaseChangeset>();
        foreach (var line in folder.Lines(file))
            if (LiquibaseChangeset.Of(line, found.Count) is { } changeset)
                found.Add(changeset);
            else if (Property().Match(line) is { Success: true } property)
                properties.TryAdd(property.Groups["name"].Value, property.Groups["value"].Value);
            else if (found.Count > 0 && LiquibaseChangeset.IsRollback(line))
                found[^1] = found[^1] with { HasRollback = true };
        var sums = LiquibaseChecksum.Of(folder.Lines(file));
        return found
            .Where(changeset => !changeset.IsLeftOut)
            .Select(changeset => new Migration(
                changeset.Id,
                changeset.Id[(changeset.Id.IndexOf(':') + 1)..],
                folder.Part(file, changeset.Transaction, () => LiquibaseLines.Up(changeset, properties))
            )
            {
                Down = changeset.HasRollback
                    ? folder.Part(file, changeset.Transaction, () => LiquibaseLines.Rollback(changeset, properties))
                    : null,
                Engines = changeset.Engines,
                Checksum = sums[changeset.Number],
            });
    }

    private static IEnumerable<MigrationFault> Twice(IEnumerable<Migration> migrations) =>
        migrations
            .GroupBy(migration => (migration.File, migration.Version))
            .Where(same => same.Skip(1).Any())
            .Select(same => new MigrationFault($"two changesets are called {same.Key.Version}", same.Key.File));

    /// <summary>A changelog in another format may name more, or another order.</summary>
    private static IEnumerable<MigrationFault> Unread(MigrationFolder folder) =>
        folder
            .Files.Where(file => Changelog().IsMatch(file))
            .Select(file => new MigrationFault(
                "only formatted SQL is read, in the order of its files: is this the order of the changelog?",
                folder.Shown(file),
                IsError: false
            ));

    [GeneratedRegex(
        @"^\uFEFF?\s*--\s*liquibase\s+formatted\s+sql",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Header();

    [GeneratedRegex(
        @"^\s*--\s*property\s+(.*\s)?name:(?<name>\S+)\s+(.*\s)?value:(?<value>""[^""]*""|\S+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Property();

    [GeneratedRegex(
        @"(^|/)[^/]*change-?log[^/]*\.(xml|ya?ml|json)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Changelog();
}
