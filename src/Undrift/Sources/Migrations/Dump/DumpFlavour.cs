using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// A dump that a tool writes after its migrations (Rails' <c>structure.sql</c>, dbmate's <c>schema.sql</c>): the schema, and
/// at its end the versions that made it.
/// </summary>
internal sealed partial class DumpFlavour : IMigrationFlavour
{
    private const string RailsName = "structure.sql";

    public string Name => "dump";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Has(RailsName) ? RailsName
        : folder.Files is [var only]
        && only.EndsWith(".sql", StringComparison.Ordinal)
        && Versions(folder, only).Count > 0
            ? only
        : null;

    public MigrationSet Read(MigrationFolder folder)
    {
        var file = EvidenceIn(folder) ?? folder.Top(".sql").FirstOrDefault();
        if (file is null)
            return new MigrationSet(Name, folder.Path, []) { NewMigration = "" };
        var versions = Versions(folder, file);
        var last = versions.Count == 0 ? "0" : versions.MaxBy(MigrationOrder.Value)!;
        return new MigrationSet(
            Name,
            folder.Path,
            [new Migration(last, file, folder.Script(file, ScriptTransaction.AsWritten))]
        )
        {
            NewMigration =
                file == RailsName
                    ? "bin/rails generate migration NAME, then bin/rails db:migrate"
                    : "dbmate new NAME, then dbmate up",
            Faults =
            [
                .. versions
                    .GroupBy(version => version, StringComparer.Ordinal)
                    .Where(same => same.Skip(1).Any())
                    .Select(same => new MigrationFault($"the version {same.Key} stands twice", folder.Shown(file))),
            ],
        };
    }

    /// <summary>The versions between <c>INSERT INTO schema_migrations (version) VALUES</c> and its semicolon.</summary>
    private static List<string> Versions(MigrationFolder folder, string file)
    {
        var (versions, inside) = (new List<string>(), false);
        foreach (var line in folder.Lines(file))
        {
            inside |= Insert().IsMatch(line);
            if (!inside)
                continue;
            versions.AddRange(Version().Matches(line).Select(match => match.Groups["version"].Value));
            inside = !line.TrimEnd().EndsWith(';');
        }
        return versions;
    }

    [GeneratedRegex(
        @"^INSERT INTO ([""`]?\w+[""`]?\.)?[""`]?schema_migrations[""`]? \(version\) VALUES",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Insert();

    [GeneratedRegex(@"\('(?<version>\d+)'\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
