using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>Files of SQL that begin with a number, run in the order of their numbers, as psql or sqlite3 would run them.</summary>
internal sealed partial class PlainFlavour : IMigrationFlavour
{
    public string Name => "plain";

    public string? EvidenceIn(MigrationFolder folder)
    {
        var files = folder.Top(".sql").ToList();
        return files.Count > 0 && files.TrueForAll(file => FileName().IsMatch(file)) ? files[0] : null;
    }

    public MigrationSet Read(MigrationFolder folder)
    {
        var files = folder
            .Top(".sql")
            .Select(file => (File: file, Match: FileName().Match(file)))
            .ToLookup(file => file.Match.Success);
        var downs = files[true]
            .Where(file => IsDown(file.Match))
            .ToLookup(file => VersionOf(file.Match), file => file.File, StringComparer.Ordinal);
        Migration[] migrations =
        [
            .. files[true]
                .Where(file => !IsDown(file.Match))
                .OrderBy(file => VersionOf(file.Match), VersionOrder.Instance)
                .ThenBy(file => file.File, StringComparer.Ordinal)
                .Select(file => Read(folder, file.File, VersionOf(file.Match), downs)),
        ];
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Writer = migrations is [.., var last] ? new PlainWriter(folder, last) : null,
            NewMigration = $"write the SQL into a new file of {folder.Path} with the next number",
            Faults =
            [
                .. MigrationOrder.Faults(migrations, migration => VersionOrder.Canonical(migration.Version)),
                .. files[false]
                    .Select(file => new MigrationFault(
                        "the file has no number: where in the order does it stand?",
                        folder.Shown(file.File)
                    )),
            ],
        };
    }

    private static Migration Read(MigrationFolder folder, string file, string version, ILookup<string, string> downs) =>
        new(
            version,
            Path.GetFileNameWithoutExtension(file)[version.Length..].TrimStart('-', '_', '.', ' '),
            folder.Script(file, ScriptTransaction.AsWritten)
        )
        {
            Down = downs[version].FirstOrDefault() is { } down
                ? folder.Script(down, ScriptTransaction.AsWritten)
                : null,
        };

    private static string VersionOf(Match match) => match.Groups["version"].Value;

    private static bool IsDown(Match match) => match.Groups["down"].Success;

    [GeneratedRegex(
        @"^(?<version>\d+([-._]\d+)*)(?=[-_. ])(?<rest>.*?)(?<down>[._-](down|undo|rollback))?\.sql$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex FileName();
}
